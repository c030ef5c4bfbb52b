/** How many of the audience may watch by WebRTC: the next one gets HLS, instead of ruining it for the others. */
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

export interface ViewerBudgetOptions {
  /** Viewers of this process at once. */
  readonly viewers: number;
  /**
   * Share of a core that the least busy media worker needs; 1 is a whole core. A viewer may be placed on any of them,
   * so a busy one is no reason to turn anybody away while another has room.
   */
  readonly load: () => number;
}

/** Above it packets begin to wait for each other. */
const BUSY = 0.85;

/** A place that was given, before its path is known. */
export interface Place {
  /** The path stands under this id; the place is kept until it closes. */
  hold(transportId: string): void;
  /** There will be no path. */
  free(): void;
}

export class ViewerBudget {
  readonly #options: ViewerBudgetOptions;
  /** Of every connection its paths: who opens two and closes one still watches. */
  readonly #paths = new Map<string, Set<string>>();
  #asked = 0;

  constructor(options: ViewerBudgetOptions) {
    this.#options = options;
  }

  /** Connections within the budget. */
  get size(): number {
    return this.#paths.size;
  }

  /** A place for one more path; a connection that has one gets more. `media_full` when there is none [T20]. */
  enter(ownerId: string): Result<Place> {
    const paths = this.#paths.get(ownerId) ?? new Set<string>();
    const { viewers, load } = this.#options;
    const isNew = paths.size === 0;
    if (isNew && (this.#paths.size >= viewers || load() > BUSY)) return refuse('media_full');
    this.#asked += 1;
    const asked = `asked-${this.#asked}`;
    this.#paths.set(ownerId, paths.add(asked));
    return ok({
      hold: (transportId) => {
        // Who has left meanwhile gets no place any more.
        if (paths.delete(asked)) paths.add(transportId);
      },
      free: () => this.closed(ownerId, asked),
    });
  }

  /** A path has closed, for whatever reason; the last one takes the place along. */
  closed(ownerId: string, transportId: string): void {
    const paths = this.#paths.get(ownerId);
    paths?.delete(transportId);
    if (paths?.size === 0) this.#paths.delete(ownerId);
  }

  /** The connection has ended. */
  leave(ownerId: string): void {
    this.#paths.get(ownerId)?.clear();
    this.#paths.delete(ownerId);
  }
}
