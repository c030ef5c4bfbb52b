/** The server's time in a page. Rule T25: what is drawn with a late picture is told from it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { learnServerTime, nowMs, refineServerTime } from './clock.ts';

const PHONE = Date.parse('2026-06-01T08:00:00.000Z');
const iso = (ms: number) => new Date(ms).toISOString();

describe('[T25] the clock of a page', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(PHONE);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('goes with the server, whatever the phone says', () => {
    learnServerTime(iso(PHONE + 3_600_000));
    vi.advanceTimersByTime(500);
    expect(nowMs()).toBe(PHONE + 3_600_500);
    learnServerTime(iso(PHONE - 60_000));
    expect(nowMs()).toBe(PHONE - 60_000);
  });

  it('is set forward by news that came faster, and never back by what is old', () => {
    learnServerTime(iso(PHONE - 2_000));
    refineServerTime(iso(PHONE - 200));
    expect(nowMs()).toBe(PHONE - 200);
    refineServerTime(iso(PHONE - 90_000));
    expect(nowMs()).toBe(PHONE - 200);
  });

  it('stays as it is when told no time', () => {
    learnServerTime(iso(PHONE + 1_000));
    learnServerTime('never');
    refineServerTime('');
    expect(nowMs()).toBe(PHONE + 1_000);
  });
});
