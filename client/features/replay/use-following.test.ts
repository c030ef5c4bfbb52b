/** When a reader is still where the playing is. */
import { describe, expect, it } from 'vitest';
import { standsAt } from './use-following.ts';

const list = (scrollTop: number) => ({ scrollTop, scrollHeight: 1000, clientHeight: 200 });

describe('a list that follows', () => {
  it('is there while it stands near its place', () => {
    expect([460, 461, 500, 539, 540].map((top) => standsAt(list(top), 500))).toEqual([
      ...[false, true, true, true, false],
    ]);
  });

  it('is there at its ends, when its place lies beyond them', () => {
    expect(standsAt(list(800), 1000)).toBe(true);
    expect(standsAt(list(0), -66)).toBe(true);
    expect(standsAt(list(700), 1000)).toBe(false);
    expect(standsAt({ scrollTop: 0, scrollHeight: 100, clientHeight: 200 }, 1000)).toBe(true);
  });
});
