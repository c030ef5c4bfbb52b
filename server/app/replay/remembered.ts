/** Keeps what is costly to put together, for the sessions that were asked for last, and makes it once for all who ask. */
import type { Clock } from '#server/ports/clock.ts';

interface RememberedOptions<T> {
  readonly clock: Pick<Clock, 'nowMs'>;
  /** So many sessions; the one that was asked for longest ago is forgotten. */
  readonly most: number;
  /** How long a value counts, in milliseconds; without it as long as its key stays the same. */
  readonly freshMs?: (value: T) => number;
}

interface Entry<T> {
  readonly key: string;
  readonly value: Promise<T>;
  /** Null while it is being made: whoever asks meanwhile waits for it. */
  made: { readonly atMs: number; readonly freshMs: number } | null;
}

export class Remembered<T> {
  readonly #options: RememberedOptions<T>;
  /** In the order in which they were asked for, the longest ago first. */
  readonly #entries = new Map<string, Entry<T>>();

  constructor(options: RememberedOptions<T>) {
    this.#options = options;
  }

  /** `key` names everything known that the value depends on. What fails is not remembered. */
  get(sessionId: string, key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(sessionId);
    const counts = known !== undefined && known.key === key && this.#isFresh(known);
    const entry = counts ? known : this.#begin(sessionId, key, make);
    this.#entries.delete(sessionId);
    this.#entries.set(sessionId, entry);
    this.#forget();
    return entry.value;
  }

  #begin(sessionId: string, key: string, make: () => Promise<T>): Entry<T> {
    const entry: Entry<T> = { key, value: make(), made: null };
    entry.value.then(
      (value) => {
        const freshMs = this.#options.freshMs?.(value) ?? Number.POSITIVE_INFINITY;
        entry.made = { atMs: this.#options.clock.nowMs(), freshMs };
        this.#forget();
      },
      () => {
        if (this.#entries.get(sessionId) === entry) this.#entries.delete(sessionId);
      },
    );
    return entry;
  }

  #isFresh({ made }: Entry<T>): boolean {
    // The clock may be set back.
    return made === null || Math.abs(this.#options.clock.nowMs() - made.atMs) < made.freshMs;
  }

  /** What is being made is left alone: it would be made a second time beside the first. */
  #forget(): void {
    for (const [sessionId, { made }] of this.#entries) {
      if (this.#entries.size <= this.#options.most) return;
      if (made !== null) this.#entries.delete(sessionId);
    }
  }
}
