/** How many of the audience may watch by WebRTC: the next one gets HLS, instead of ruining it for the others. */
import type { Release } from '#shared/kernel/reservation.ts';
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

/** A path within the budget, reserved before it is known. */
export interface BudgetReservation {
  /** The path stands under this id; the reservation is kept until it closes. */
  hold(transportId: string): void;
  /** There will be no path. */
  readonly release: Release;
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

  /** Reserves one more path; a connection that has one gets more. `media_full` when the budget is spent [T20]. */
  reserve(ownerId: string): Result<BudgetReservation> {
    const paths = this.#paths.get(ownerId) ?? new Set<string>();
    const { viewers, load } = this.#options;
    const isNew = paths.size === 0;
    if (isNew && (this.#paths.size >= viewers || load() > BUSY)) return refuse('media_full');
    this.#asked += 1;
    const asked = `asked-${this.#asked}`;
    this.#paths.set(ownerId, paths.add(asked));
    return ok({
      hold: (transportId) => {
        // Who has left meanwhile holds nothing any more.
        if (paths.delete(asked)) paths.add(transportId);
      },
      release: () => this.closed(ownerId, asked),
    });
  }

  /** A path has closed, for whatever reason; with the last one the viewer leaves the budget. */
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
