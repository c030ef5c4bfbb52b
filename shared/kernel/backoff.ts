/** How long to wait before the next attempt: twice as long each time, and from the beginning after a good one. */

export interface BackoffOptions {
  readonly firstMs: number;
  readonly longestMs: number;
  /** An attempt that lasted longer starts the waiting anew. */
  readonly healthyAfterMs: number;
}

export class Backoff {
  readonly #options: BackoffOptions;
  #nextMs: number;

  constructor(options: BackoffOptions) {
    this.#options = options;
    this.#nextMs = options.firstMs;
  }

  /** The wait after an attempt that lasted so long; both in milliseconds. */
  after(lastedMs: number): number {
    const { firstMs, longestMs, healthyAfterMs } = this.#options;
    const waitMs = lastedMs > healthyAfterMs ? firstMs : this.#nextMs;
    this.#nextMs = Math.min(2 * waitMs, longestMs);
    return waitMs;
  }
}
