/**
 * Notices what a browser says too late or never: that a WebRTC path has gone silent, and that pictures come which it
 * cannot show.
 */
import type { PathStats } from './device.ts';
import type { Viewer } from './viewer.ts';

/** Answers of the path come every two and a half seconds even when nothing is sent. */
const SILENT_MS = 4_000;
/** Even a lost key frame has been asked for and sent again by then. */
const STUCK_MS = 4_000;
/** So many packets without a picture are no slide that simply stands still. */
const STUCK_PACKETS = 20;
/** Who did not look for so long was asleep, and knows nothing. */
const ASLEEP_MS = 2_000;

type Watched = Pick<PathStats, 'heard' | 'framesDecoded' | 'picturePackets'>;

const NOTHING: Watched = { heard: -1, framesDecoded: -1, picturePackets: 0 };

export class PathWatch {
  readonly #viewer: { stats(): Promise<Watched | null> };
  #last = NOTHING;
  #heardAtMs = Number.POSITIVE_INFINITY;
  #shownAtMs = Number.POSITIVE_INFINITY;
  /** Packets that had come when the last picture was shown. */
  #packetsThen = 0;
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
      this.#learn((await this.#viewer.stats()) ?? NOTHING, nowMs);
    } finally {
      this.#busy = false;
    }
  }

  /** Nothing has come for so long that nothing more is to be expected. */
  isSilent(nowMs: number): boolean {
    return this.#lastLook(nowMs) - this.#heardAtMs >= SILENT_MS;
  }

  /** Pictures come, and none can be shown. */
  isStuck(nowMs: number): boolean {
    const packets = this.#last.picturePackets - this.#packetsThen;
    return this.#lastLook(nowMs) - this.#shownAtMs >= STUCK_MS && packets >= STUCK_PACKETS;
  }

  /** Only until then is it known what came: a page that wakes up has heard nothing because it did not listen. */
  #lastLook(nowMs: number): number {
    return Math.min(nowMs, this.#lookedAtMs);
  }

  #learn(stats: Watched, nowMs: number): void {
    const slept = nowMs - this.#lookedAtMs > ASLEEP_MS;
    // A new path begins to count anew.
    const anew = slept || stats === NOTHING || stats.picturePackets < this.#last.picturePackets;
    if (anew || stats.heard !== this.#last.heard) this.#heardAtMs = nowMs;
    if (anew || stats.framesDecoded !== this.#last.framesDecoded) {
      this.#shownAtMs = nowMs;
      this.#packetsThen = stats.picturePackets;
    }
    this.#lookedAtMs = nowMs;
    this.#last = stats;
  }
}
