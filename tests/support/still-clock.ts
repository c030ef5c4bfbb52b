/** A clock that shows what it was set to, with the timers of the machine: for stories told at exact times. */
import type { MovableClock } from '#scripts/demo/clock.ts';
import { createNodeClock } from '#server/adapters/node/clock.ts';

/** Stands at `startMs` until it is moved. */
export function createStillClock(startMs = Date.parse('2026-06-01T00:00:00Z')): MovableClock {
  const real = createNodeClock();
  let heldMs = startMs;
  return {
    ...real,
    nowMs: () => heldMs,
    nowIso: () => new Date(heldMs).toISOString(),
    moveTo: (ms) => {
      heldMs = ms;
    },
    moveToPresent: () => {
      heldMs = real.nowMs();
    },
  };
}
