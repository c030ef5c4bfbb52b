/** Checks of how requests for whole pictures are counted. */
import { describe, expect, it } from 'vitest';
import { busiestSecond, countKeyFrameRequests } from './key-frames.ts';

const packet = (type: number, format: number, words: number): Buffer => {
  const bytes = Buffer.alloc(4 * (words + 1));
  bytes.writeUInt8(0x80 | format, 0);
  bytes.writeUInt8(type, 1);
  bytes.writeUInt16BE(words, 2);
  return bytes;
};

describe('countKeyFrameRequests', () => {
  it('finds requests of both kinds among other reports', () => {
    const report = packet(201, 1, 7);
    const bandwidth = packet(206, 15, 4);
    const lost = packet(205, 1, 3);
    const both = [report, packet(206, 1, 2), lost, packet(206, 4, 4), bandwidth];
    expect(countKeyFrameRequests(Buffer.concat(both))).toBe(2);
    expect(countKeyFrameRequests(Buffer.concat([report, lost, bandwidth]))).toBe(0);
  });
});

describe('busiestSecond', () => {
  it('finds the fullest second, wherever it begins', () => {
    expect(busiestSecond([])).toBe(0);
    expect(busiestSecond([0, 1000, 2000])).toBe(1);
    expect(busiestSecond([0, 900, 1100, 1800, 5000])).toBe(3);
  });
});
