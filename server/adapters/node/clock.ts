/** The machine's clock. */
import type { Clock } from '#server/ports/clock.ts';

/** Longer delays overflow the timer of the platform, which would then fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Real time and real timers. Timers keep the process alive until they are cancelled. */
export function createNodeClock(): Clock {
  return {
    nowMs: () => Date.now(),
    nowIso: () => new Date().toISOString(),
    after: startTimer,
    every: (periodMs, run) => {
      const timer = setInterval(run, Math.min(periodMs, LONGEST_DELAY_MS));
      return () => clearInterval(timer);
    },
  };
}

function startTimer(delayMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (leftMs: number): void => {
    const nowMs = Math.min(leftMs, LONGEST_DELAY_MS);
    timer = setTimeout(() => (leftMs > nowMs ? wait(leftMs - nowMs) : run()), nowMs);
  };
  wait(delayMs);
  return () => clearTimeout(timer);
}
