/** Pictures out of chunks, by the time they came. */
import { describe, expect, it } from 'vitest';
import { PICTURE_BYTES } from './picture-format.ts';
import { PictureQueue } from './picture-queue.ts';

const picture = (value: number) => new Uint8Array(PICTURE_BYTES).fill(value);

describe('a queue of pictures', () => {
  it('has nothing before the first whole picture', () => {
    const queue = new PictureQueue();
    queue.push(picture(1).subarray(0, PICTURE_BYTES - 1), 0);
    expect(queue.at(1_000)).toBeUndefined();
    queue.push(picture(1).subarray(0, 1), 10);
    expect(queue.at(1_000)?.[0]).toBe(1);
    expect(queue.count).toBe(1);
  });

  it('gives the newest that had come by then, the oldest for earlier times', () => {
    const queue = new PictureQueue();
    for (const value of [1, 2, 3, 4]) queue.push(picture(value), value * 40);
    expect([39, 40, 79, 80, 125, 900].map((ms) => queue.at(ms)?.[5])).toEqual([1, 1, 1, 2, 3, 4]);
  });

  it('takes several pictures in one chunk and goes on for ever', () => {
    const queue = new PictureQueue();
    for (let round = 0; round < 12; round += 1) {
      const two = new Uint8Array(2 * PICTURE_BYTES)
        .fill(2 * round, 0, PICTURE_BYTES)
        .fill(2 * round + 1, PICTURE_BYTES);
      queue.push(two, round);
    }
    expect(queue.count).toBe(24);
    expect(queue.at(100)?.[0]).toBe(23);
  });

  it('[T32] leaves out what a decoder that died had only begun', () => {
    const queue = new PictureQueue();
    queue.push(new Uint8Array(PICTURE_BYTES / 2).fill(1), 0);
    queue.beginAnew();
    queue.push(new Uint8Array(PICTURE_BYTES).fill(2), 1);
    expect(queue.count).toBe(1);
    expect(new Set(queue.at(1))).toEqual(new Set([2]));
  });
});
