/** Counts connections that have begun and do not stand yet, so that nobody can fill the server with them [W6]. */
import { type Release, releaseOnce } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuseFor } from '#shared/kernel/result.ts';

export interface WaitingLimits {
  readonly perKey: number;
  readonly inAll: number;
  /** When somebody who is refused may try again. */
  readonly retryAfterMs: number;
}

export class WaitingRoom {
  readonly #limits: WaitingLimits;
  readonly #byKey = new Map<string, number>();
  #all = 0;

  constructor(limits: WaitingLimits) {
    this.#limits = limits;
  }

  /** Reserves room for one more. */
  reserve(key: string): Result<Release> {
    const { perKey, inAll, retryAfterMs } = this.#limits;
    const ofKey = this.#byKey.get(key) ?? 0;
    if (ofKey >= perKey) return refuseFor('too_fast', retryAfterMs);
    if (this.#all >= inAll) return refuseFor('overloaded', retryAfterMs);
    this.#count(key, 1);
    return ok(releaseOnce(() => this.#count(key, -1)));
  }

  #count(key: string, by: 1 | -1): void {
    this.#all += by;
    const left = (this.#byKey.get(key) ?? 0) + by;
    if (left === 0) this.#byKey.delete(key);
    else this.#byKey.set(key, left);
  }
}
