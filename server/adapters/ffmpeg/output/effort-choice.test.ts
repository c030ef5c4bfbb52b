/** An encoder that is too slow is replaced before it leaves a gap. */
import { describe, expect, it } from 'vitest';
import { EffortChoice, MOST_DROPPED } from './effort-choice.ts';

const WELL = { dropped: 0, waiting: 3 };
const SLOW = { dropped: 0, waiting: 51 };
const MINUTE = 60_000;

describe('[T50] the effort of the encoder', () => {
  it('is left alone while all is well', () => {
    const choice = new EffortChoice();
    expect(choice.current).toBe('normal');
    for (const at of [0, 1, 1_000]) expect(choice.next(WELL, at * MINUTE)).toBeUndefined();
  });

  it('is lowered twice when it is too slow, then there is nothing easier', () => {
    const choice = new EffortChoice();
    expect([1, 2, 3].map((at) => choice.next(SLOW, at))).toEqual(['low', 'least', undefined]);
    expect(choice.current).toBe('least');
  });

  it('stays the same when it was the machine that paused: only the times begin anew', () => {
    const choice = new EffortChoice();
    expect(choice.next({ dropped: MOST_DROPPED, waiting: 0 }, 1)).toBeUndefined();
    expect(choice.next({ dropped: MOST_DROPPED + 1, waiting: 0 }, 2)).toBe('normal');
  });

  it('is raised again after a calm while, which is longer when that did not last', () => {
    const choice = new EffortChoice();
    choice.next(SLOW, 0);
    expect(choice.next(WELL, 4 * MINUTE)).toBeUndefined();
    expect(choice.next(WELL, 6 * MINUTE)).toBe('normal');
    choice.next(SLOW, 7 * MINUTE);
    expect(choice.next(WELL, 16 * MINUTE)).toBeUndefined();
    expect(choice.next(WELL, 18 * MINUTE)).toBe('normal');
    choice.next(SLOW, 60 * MINUTE);
    expect(choice.next(WELL, 66 * MINUTE)).toBe('normal');
  });

  it('is never kept down for longer than twenty calm minutes', () => {
    const choice = new EffortChoice();
    const waits: number[] = [];
    let at = 0;
    for (let fall = 0; fall < 6; fall += 1) {
      const fellAt = at;
      choice.next(SLOW, at * MINUTE);
      while (choice.next(WELL, at * MINUTE) === undefined) at += 1;
      waits.push(at - fellAt);
    }
    expect(waits).toEqual([5, 10, 20, 20, 20, 20]);
  });

  it('is not raised in the middle of trouble, also when nothing easier is left', () => {
    const choice = new EffortChoice();
    for (let at = 0; at <= 60; at += 1) choice.next(SLOW, at * MINUTE);
    expect(choice.next(WELL, 60 * MINUTE + 1)).toBeUndefined();
    expect(choice.next(WELL, 66 * MINUTE)).toBe('low');
  });
});
