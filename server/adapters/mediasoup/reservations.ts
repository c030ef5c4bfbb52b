/** How many things of one kind every owner has or is just getting, so that no burst passes a limit. */
import { type Release, releaseOnce } from '#shared/kernel/reservation.ts';

export class Reservations {
  readonly #most: number;
  readonly #reserved = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Reserves one more, before anything is awaited. Null when the owner has as many as it may. */
  reserve(ownerId: string): Release | null {
    if ((this.#reserved.get(ownerId) ?? 0) >= this.#most) return null;
    this.#count(ownerId, 1);
    return releaseOnce(() => this.#count(ownerId, -1));
  }

  #count(ownerId: string, by: 1 | -1): void {
    const reserved = (this.#reserved.get(ownerId) ?? 0) + by;
    if (reserved === 0) this.#reserved.delete(ownerId);
    else this.#reserved.set(ownerId, reserved);
  }
}
