/** How many of the audience may watch by WebRTC: the next one gets HLS, instead of ruining it for the others. */
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

export interface ViewerBudgetOptions {
  /** Viewers of this process at once. */
  readonly viewers: number;
  /** Share of a core that the busiest media worker needs; 1 is a whole core. */
  readonly load: () => number;
}

/** Above it packets begin to wait for each other. */
const BUSY = 0.85;

export class ViewerBudget {
  readonly #options: ViewerBudgetOptions;
  readonly #owners = new Set<string>();

  constructor(options: ViewerBudgetOptions) {
    this.#options = options;
  }

  /** Viewers within the budget. */
  get size(): number {
    return this.#owners.size;
  }

  /** A place for one connection; who has one keeps it. `media_full` when there is none [T20]. */
  enter(ownerId: string): Result<Record<string, never>> {
    if (this.#owners.has(ownerId)) return ok({});
    const { viewers, load } = this.#options;
    if (this.#owners.size >= viewers || load() > BUSY) return refuse('media_full');
    this.#owners.add(ownerId);
    return ok({});
  }

  leave(ownerId: string): void {
    this.#owners.delete(ownerId);
  }
}
