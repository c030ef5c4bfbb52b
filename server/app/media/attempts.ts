/** When a stream that broke off is tried again: after a second at first, after half a minute at most [U3, V3]. */
import type { Clock } from '#server/ports/clock.ts';
import { Backoff } from '#shared/kernel/backoff.ts';

const WAITS = { firstMs: 1_000, longestMs: 30_000, healthyAfterMs: 20_000 };

export interface NextAttempt {
  readonly waitMs: number;
  /** The moment, for people who want to know how long it takes. */
  readonly retryAt: string;
}

export class Attempts {
  readonly #clock: Clock;
  readonly #backoff = new Backoff(WAITS);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** After an attempt that began at `startedMs` has failed. */
  next(startedMs: number): NextAttempt {
    const nowMs = this.#clock.nowMs();
    const waitMs = this.#backoff.after(nowMs - startedMs);
    return { waitMs, retryAt: new Date(nowMs + waitMs).toISOString() };
  }
}
