/**
 * How much effort the encoder may take: less as soon as it is too slow, before its times are wrong; and more again
 * after a calm while, which is longer when that did not last.
 */
import type { Effort } from './encoder-arguments.ts';
import { FPS } from './picture-format.ts';

const EFFORTS = ['normal', 'low', 'least'] as const satisfies readonly Effort[];
/** Pictures that may wait for an encoder: the rest of the buffers is for the time in which another one starts. */
const MOST_WAITING = 2 * FPS;
/** Leaving out more than this makes the times wrong: better another encoder, whose times begin anew. */
export const MOST_DROPPED = 2 * FPS;
const FIRST_CALM_MS = 5 * 60_000;
/** One bad minute shall not cost the rest of a session its pictures. What lasted longer than this did last. */
const LONGEST_CALM_MS = 20 * 60_000;

/** What the mixer tells of the present encoder, in pictures. */
export interface Slowness {
  readonly dropped: number;
  readonly waiting: number;
}

export class EffortChoice {
  #level = 0;
  #calmSinceMs = 0;
  #calmMs = FIRST_CALM_MS;
  /** When it was raised; null when it has been lowered since. */
  #raisedMs: number | null = null;

  get current(): Effort {
    return EFFORTS[this.#level] ?? 'least';
  }

  /** With which effort another encoder should take over now; undefined while there is no reason, or nothing easier. */
  next({ dropped, waiting }: Slowness, nowMs: number): Effort | undefined {
    const tooSlow = waiting > MOST_WAITING;
    const isLate = dropped > MOST_DROPPED;
    if (tooSlow || isLate) this.#calmSinceMs = nowMs;
    if (tooSlow) return this.#ease(nowMs);
    if (isLate) return this.current;
    if (this.#level === 0 || nowMs - this.#calmSinceMs < this.#calmMs) return undefined;
    this.#calmSinceMs = nowMs;
    this.#raisedMs = nowMs;
    this.#level -= 1;
    return this.current;
  }

  #ease(nowMs: number): Effort | undefined {
    if (this.#level === EFFORTS.length - 1) return undefined;
    if (this.#raisedMs !== null) {
      const lasted = nowMs - this.#raisedMs > LONGEST_CALM_MS;
      this.#calmMs = lasted ? FIRST_CALM_MS : Math.min(2 * this.#calmMs, LONGEST_CALM_MS);
    }
    this.#raisedMs = null;
    this.#level += 1;
    return this.current;
  }
}
