/** Where pictures stand, read from their points. */
import { describe, expect, it } from 'vitest';
import { composePicture } from './compose-picture.ts';
import { blackPicture, HEIGHT, PICTURE_BYTES, WIDTH } from './picture-format.ts';

const plain = (luma: number, chroma: number): Uint8Array => {
  const picture = new Uint8Array(PICTURE_BYTES);
  picture.fill(luma, 0, WIDTH * HEIGHT);
  picture.fill(chroma, WIDTH * HEIGHT);
  return picture;
};
const lumaAt = (picture: Uint8Array, x: number, y: number) => picture[y * WIDTH + x];
const chromaAt = (picture: Uint8Array, x: number, y: number) =>
  picture[WIDTH * HEIGHT + (y / 2) * (WIDTH / 2) + x / 2];

const light = plain(200, 90);
const dark = plain(60, 170);

describe('laying pictures out', () => {
  it('one alone fills everything', () => {
    const target = blackPicture();
    composePicture(target, [light], 'beside');
    expect(Buffer.compare(target, light)).toBe(0);
  });

  it('two stand side by side, whole, between black bars', () => {
    const target = plain(99, 99);
    composePicture(target, [light, dark], 'beside');
    expect([100, 1180].map((x) => lumaAt(target, x, HEIGHT / 2))).toEqual([200, 60]);
    expect([100, 1180].map((x) => chromaAt(target, x, HEIGHT / 2))).toEqual([90, 170]);
    expect([10, HEIGHT - 10].map((y) => lumaAt(target, WIDTH / 2, y))).toEqual([16, 16]);
    expect(lumaAt(target, WIDTH / 2 - 1, HEIGHT / 2)).toBe(200);
    expect(lumaAt(target, WIDTH / 2, HEIGHT / 2)).toBe(60);
  });

  it('the second stands small in the upper right corner of the first', () => {
    const target = blackPicture();
    composePicture(target, [light, dark], 'inset');
    expect(lumaAt(target, 100, 100)).toBe(200);
    expect(lumaAt(target, WIDTH - 100, 100)).toBe(60);
    expect(lumaAt(target, WIDTH - 10, 10)).toBe(200);
    expect(lumaAt(target, WIDTH - 100, HEIGHT - 100)).toBe(200);
    expect(chromaAt(target, WIDTH - 100, 100)).toBe(170);
  });
});
