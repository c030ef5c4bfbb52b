/** Time as the demo plays it: waits that can be compressed and end with the demo. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS } from './days.ts';

/** How long the written part of the session lasts. */
const PLAY_MS = 10 * MINUTE_MS;

export interface Pace {
  /** Milliseconds of the play since it began. */
  nowMs(): number;
  /** Waits for so much of the play; rejects when the demo ends. */
  wait(ms: number): Promise<void>;
  /** Waits for a moment of the play. */
  until(ms: number): Promise<void>;
  /** Whether the written part is over and the trickle has begun. */
  isOver(): boolean;
  readonly signal: AbortSignal;
}

export function createPace(fast: number, signal: AbortSignal): Pace {
  const beganMs = performance.now();
  const nowMs = (): number => (performance.now() - beganMs) * fast;
  const isOver = (): boolean => nowMs() > PLAY_MS;
  // The trickle keeps real time: a compressed demo does not go on at its speed for ever.
  const wait = (ms: number): Promise<void> =>
    sleep(Math.max(0, ms / (isOver() ? 1 : fast)), undefined, { signal });
  return { nowMs, wait, until: (ms) => wait(ms - nowMs()), isOver, signal };
}

const AGAIN_MS = 3000;

/** Keeps one of the demo's people at work; what goes wrong is said and tried again, until the demo ends. */
export async function keepAtIt(who: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return;
      process.stderr.write(`! ${who}: ${error instanceof Error ? error.message : String(error)}\n`);
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
