/** The demo's clock: the machine's own, which can be moved while the past is being told. */
import { createNodeClock } from '#server/adapters/node/clock.ts';
import type { Clock } from '#server/ports/clock.ts';

export interface MovableClock extends Clock {
  /** From now on it is `ms`, and time goes on from there. */
  moveTo(ms: number): void;
  /** Back to real time, for good. */
  moveToPresent(): void;
}

export function createMovableClock(): MovableClock {
  const real = createNodeClock();
  let aheadMs = 0;
  const nowMs = (): number => real.nowMs() + aheadMs;
  return {
    ...real,
    nowMs,
    nowIso: () => new Date(nowMs()).toISOString(),
    moveTo: (ms) => {
      aheadMs = ms - real.nowMs();
    },
    moveToPresent: () => {
      aheadMs = 0;
    },
  };
}
