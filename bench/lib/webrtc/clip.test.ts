/** Checks that a film survives being cut into packets. */
import { describe, expect, it } from 'vitest';
import { ivfPictures, payloads } from './clip.ts';

function ivf(pictures: readonly Buffer[]): Buffer {
  const parts = pictures.flatMap((picture) => {
    const header = Buffer.alloc(12);
    header.writeUInt32LE(picture.length);
    return [header, picture];
  });
  return Buffer.concat([Buffer.alloc(32), ...parts]);
}

describe('ivfPictures', () => {
  it('finds every picture', () => {
    const pictures = [Buffer.from('first'), Buffer.from('a second one'), Buffer.from('3')];
    expect(ivfPictures(ivf(pictures))).toEqual(pictures);
  });
});

describe('payloads', () => {
  const picture = Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 251));

  it('marks the first packet only, and loses nothing', () => {
    const cut = payloads(picture);
    expect(cut.map((payload) => payload[0])).toEqual([0x10, 0, 0, 0, 0]);
    expect(Buffer.concat(cut.map((payload) => payload.subarray(1)))).toEqual(picture);
  });

  it('makes packets of 1,200 bytes at most, with the header', () => {
    for (const payload of payloads(picture)) expect(payload.length + 12).toBeLessThanOrEqual(1_200);
    expect(payloads(Buffer.alloc(1_187))).toHaveLength(1);
    expect(payloads(Buffer.alloc(1_188))).toHaveLength(2);
  });
});
