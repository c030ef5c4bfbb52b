/** Checks of how late sound is found, and how growth is. */
import { describe, expect, it } from 'vitest';
import { offsetsMs, onsets, parseLevels, slope, stretches } from './sync.ts';

describe('parseLevels', () => {
  it('reads times and values, silence too', () => {
    const printed = [
      'frame:0    pts:0       pts_time:12.5',
      'lavfi.signalstats.YAVG=125.61',
      'frame:1    pts:80      pts_time:12.505',
      'lavfi.astats.Overall.RMS_level=-inf',
      '',
    ];
    expect(parseLevels(printed.join('\n'))).toEqual([
      { seconds: 12.5, level: 125.61 },
      { seconds: 12.505, level: -200 },
    ]);
  });
});

describe('onsets', () => {
  const levels = [9, 1, 1, 8, 9, 2, 7].map((level, at) => ({ seconds: at, level }));

  it('finds where it rises, and not what had risen before', () => {
    expect(onsets(levels, 5)).toEqual([3, 6]);
    expect(onsets(levels, 10)).toEqual([]);
  });
});

describe('offsetsMs', () => {
  it('is positive for sound that is late, and pairs neighbours', () => {
    const found = offsetsMs([10, 12, 14], [9.99, 12.04, 14.1], 2);
    expect(found.map(Math.round)).toEqual([-10, 40, 100]);
  });

  it('leaves out what has no partner', () => {
    expect(offsetsMs([10, 12], [9.9], 2).map(Math.round)).toEqual([-100]);
    expect(offsetsMs([10], [], 2)).toEqual([]);
  });
});

describe('stretches', () => {
  const recording = (count: number, seams: readonly number[] = []) =>
    Array.from({ length: count }, (_, at) => ({ at, discontinuity: seams.includes(at) }));
  const numbers = (found: readonly { readonly at: number }[][]) =>
    found.map((part) => part.map(({ at }) => at));

  it('begin at the beginning and end at the end', () => {
    expect(numbers(stretches(recording(9), { length: 3, most: 3 }))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ]);
    expect(numbers(stretches(recording(100), { length: 2, most: 2 }))).toEqual([
      [0, 1],
      [98, 99],
    ]);
  });

  it('are shorter in a short recording, two at least', () => {
    expect(numbers(stretches(recording(5), { length: 10, most: 9 }))).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });

  it('never cross a seam', () => {
    expect(numbers(stretches(recording(8, [1, 5]), { length: 4, most: 2 }))).toEqual([
      [1, 2, 3],
      [5, 6, 7],
    ]);
  });
});

describe('slope', () => {
  it('is the growth of an even rise, whatever wobbles evenly around it', () => {
    const rise = Array.from({ length: 100 }, (_, at) => ({
      seconds: at,
      value: 50 + 0.25 * at + (at % 2 === 0 ? 1 : -1),
    }));
    expect(slope(rise)).toBeCloseTo(0.25, 2);
    expect(slope(rise.slice(0, 1))).toBe(0);
    expect(slope([])).toBe(0);
  });
});
