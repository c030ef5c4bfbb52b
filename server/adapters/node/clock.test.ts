/** The machine's clock, by its real timers and by ones that are turned by hand. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNodeClock } from './clock.ts';

describe('node clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the time in milliseconds and as ISO-8601 UTC', () => {
    const clock = createNodeClock();
    const before = Date.now();
    expect(clock.nowMs()).toBeGreaterThanOrEqual(before);
    expect(clock.nowIso()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(clock.nowIso())).toBeGreaterThanOrEqual(before);
  });

  it('runs once after a delay', async () => {
    const clock = createNodeClock();
    await new Promise<void>((resolve) => {
      clock.after(1, resolve);
    });
  });

  it('does not run what was cancelled', () => {
    vi.useFakeTimers();
    const run = vi.fn();
    createNodeClock().after(10, run)();
    vi.advanceTimersByTime(100);
    expect(run).not.toHaveBeenCalled();
  });

  it('waits out delays that are longer than a timer of the platform can be', () => {
    vi.useFakeTimers();
    const day = 24 * 60 * 60 * 1000;
    const run = vi.fn();
    createNodeClock().after(60 * day, run);
    vi.advanceTimersByTime(59 * day);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * day);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('cancels a long delay in its later part, too', () => {
    vi.useFakeTimers();
    const day = 24 * 60 * 60 * 1000;
    const run = vi.fn();
    const cancel = createNodeClock().after(60 * day, run);
    vi.advanceTimersByTime(30 * day);
    cancel();
    vi.advanceTimersByTime(60 * day);
    expect(run).not.toHaveBeenCalled();
  });

  it('runs again and again until it is stopped', () => {
    vi.useFakeTimers();
    const run = vi.fn();
    const stop = createNodeClock().every(10, run);
    vi.advanceTimersByTime(35);
    stop();
    vi.advanceTimersByTime(35);
    expect(run).toHaveBeenCalledTimes(3);
  });
});
