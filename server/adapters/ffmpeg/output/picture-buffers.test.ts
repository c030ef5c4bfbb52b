/** Checks that memory for waiting pictures is bounded, used again, and given back. */
import { describe, expect, it } from 'vitest';
import { KEPT, MOST_LENT, PictureBuffers } from './picture-buffers.ts';

/** Lends so many. */
const lend = (buffers: PictureBuffers, count: number): Uint8Array[] =>
  Array.from({ length: count }, () => buffers.lend() ?? expect.fail('too many wait'));

describe('memory for pictures', () => {
  it('is used again', () => {
    const buffers = new PictureBuffers();
    const [first = expect.fail()] = lend(buffers, 1);
    buffers.giveBack(first);
    expect(buffers.lend()).toBe(first);
    expect(buffers.waiting).toBe(1);
  });

  it('is lent to so many pictures and no more', () => {
    const buffers = new PictureBuffers();
    const [first = expect.fail()] = lend(buffers, MOST_LENT);
    expect(buffers.lend()).toBeUndefined();
    buffers.giveBack(first);
    expect(buffers.lend()).toBe(first);
  });

  it('is given back after an encoder was slow', () => {
    const buffers = new PictureBuffers();
    for (const picture of lend(buffers, MOST_LENT)) buffers.giveBack(picture);
    expect(buffers.waiting).toBe(0);
    expect(buffers.kept).toBe(KEPT);
  });
});
