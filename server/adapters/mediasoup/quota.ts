/** How many things of one kind every owner has or is just getting, so that no burst passes a limit. */
export class Quota {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * A place for one more, taken before anything is awaited; the answer gives it back, once however often it is called.
   * Null when the owner has as many as it may.
   */
  take(ownerId: string): (() => void) | null {
    if ((this.#taken.get(ownerId) ?? 0) >= this.#most) return null;
    this.#count(ownerId, 1);
    let held = true;
    return () => {
      if (held) this.#count(ownerId, -1);
      held = false;
    };
  }

  #count(ownerId: string, by: 1 | -1): void {
    const taken = (this.#taken.get(ownerId) ?? 0) + by;
    if (taken === 0) this.#taken.delete(ownerId);
    else this.#taken.set(ownerId, taken);
  }
}
