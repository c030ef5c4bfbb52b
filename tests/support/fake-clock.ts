/** A clock that stands still until a test moves it. */
import type { Clock } from '#server/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on; timers that fall due run in their order, each at its own time. */
  advance(ms: number): void;
  /** Timers that wait; 0 when everything was cancelled. */
  pending(): number;
}

interface Timer {
  readonly dueMs: number;
  readonly periodMs: number | null;
  readonly run: () => void;
}

/** A clock that starts at `start` (ISO-8601). */
export function createFakeClock(start = '2026-03-01T09:00:00.000Z'): FakeClock {
  let nowMs = Date.parse(start);
  const timers = new Map<number, Timer>();
  let lastId = 0;

  const add = (timer: Timer): (() => void) => {
    lastId += 1;
    const id = lastId;
    timers.set(id, timer);
    return () => void timers.delete(id);
  };

  /** The timer that falls due first; of several at one time the one set first. */
  const next = (untilMs: number): [number, Timer] | undefined => {
    let found: [number, Timer] | undefined;
    for (const [id, timer] of timers) {
      if (timer.dueMs <= untilMs && (found === undefined || timer.dueMs < found[1].dueMs))
        found = [id, timer];
    }
    return found;
  };

  return {
    nowMs: () => nowMs,
    nowIso: () => new Date(nowMs).toISOString(),
    after: (delayMs, run) => add({ dueMs: nowMs + Math.max(0, delayMs), periodMs: null, run }),
    every: (periodMs, run) => {
      // A period of nothing would never let `advance` end.
      const period = Math.max(1, periodMs);
      return add({ dueMs: nowMs + period, periodMs: period, run });
    },
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (let due = next(untilMs); due !== undefined; due = next(untilMs)) {
        const [id, timer] = due;
        nowMs = timer.dueMs;
        if (timer.periodMs === null) timers.delete(id);
        else timers.set(id, { ...timer, dueMs: timer.dueMs + timer.periodMs });
        timer.run();
      }
      nowMs = untilMs;
    },
    pending: () => timers.size,
  };
}
