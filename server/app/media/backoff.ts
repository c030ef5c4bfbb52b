/** How long to wait before the next attempt: a second at first, twice as long each time, half a minute at most. */
import type { Clock } from '#server/ports/clock.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** An attempt that lasted as long starts the waiting anew. */
const HEALTHY_AFTER_MS = 20_000;

export class Backoff {
  #nextMs = FIRST_MS;

  /** The wait after an attempt that lasted so long. */
  after(lastedMs: number): number {
    if (lastedMs > HEALTHY_AFTER_MS) this.#nextMs = FIRST_MS;
    const waitMs = this.#nextMs;
    this.#nextMs = Math.min(2 * waitMs, LONGEST_MS);
    return waitMs;
  }
}

/** The moment so long from now, for people who want to know how long it takes. */
export function isoAfter(clock: Clock, waitMs: number): string {
  return new Date(clock.nowMs() + waitMs).toISOString();
}
