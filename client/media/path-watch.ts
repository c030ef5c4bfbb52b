/** Notices that a WebRTC path has gone silent: browsers say so only after many seconds. */
import type { Viewer } from './viewer.ts';

/** Answers of the path come every two and a half seconds even when nothing is sent. */
const SILENT_MS = 4_000;
/** Who did not look for so long was asleep, and knows nothing. */
const ASLEEP_MS = 2_000;

export class PathWatch {
  readonly #viewer: Pick<Viewer, 'stats'>;
  #heard = -1;
  #heardAtMs = Number.POSITIVE_INFINITY;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #busy = false;

  constructor(viewer: Pick<Viewer, 'stats'>) {
    this.#viewer = viewer;
  }

  /** To be called again and again. */
  async look(nowMs: number): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const stats = await this.#viewer.stats();
      // A new path begins to count anew.
      const slept = nowMs - this.#lookedAtMs > ASLEEP_MS;
      if (stats === null || slept || stats.heard !== this.#heard) this.#heardAtMs = nowMs;
      this.#lookedAtMs = nowMs;
      this.#heard = stats?.heard ?? -1;
    } finally {
      this.#busy = false;
    }
  }

  /** Nothing has come for so long that nothing more is to be expected. */
  isSilent(nowMs: number): boolean {
    return nowMs - this.#heardAtMs >= SILENT_MS;
  }
}
