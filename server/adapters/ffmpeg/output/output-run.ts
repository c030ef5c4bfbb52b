/**
 * Keeps an encoder running, each in a folder of its own (a run). One that fails is started again after a while, which
 * leaves a gap; one that is too slow hands over to another one without any.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { Backoff } from '#shared/kernel/backoff.ts';
import type { Packager } from '../hls/packager.ts';
import { RUN_FILE, runsOf } from '../hls/run-index.ts';
import { EffortChoice, MOST_DROPPED } from './effort-choice.ts';
import { type Encoder, startEncoder } from './encoder.ts';
import type { Effort } from './encoder-arguments.ts';
import type { Mixer } from './mixer.ts';

const TICK_MS = 20;
const WAITS = { firstMs: 500, longestMs: 15_000, healthyAfterMs: 20_000 };
const TOO_SLOW = 'the encoder is too slow';
/** Between two attempts to start one that takes over. */
const TRY_AGAIN_MS = 10_000;

export interface OutputRunParts {
  readonly folder: string;
  readonly packager: Packager;
  readonly mixer: Mixer;
  /** A clock that never goes back, and does not follow when the machine's is set. */
  readonly nowMs: () => number;
  /** The machine's clock, in milliseconds since 1970, by which the room's events are stamped. */
  readonly wallMs: () => number;
  /** Called before pictures are drawn. */
  readonly beforeTick: () => void;
  readonly onStatus: (status: OutputStatus) => void;
}

/** An encoder that has been started. */
interface Run {
  readonly name: string;
  readonly folder: string;
  readonly encoder: Encoder;
  readonly effort: Effort;
}

/** Writes runs until `signal` aborts; resolves when the last one is finished. */
export async function keepRunning(parts: OutputRunParts, signal: AbortSignal): Promise<void> {
  const efforts = new EffortChoice();
  const ending = new Ending(parts.packager);
  const backoff = new Backoff(WAITS);
  while (!signal.aborted) {
    const beganMs = parts.nowMs();
    const reason = await runUntilFault(parts, efforts, ending, signal).catch((error: unknown) =>
      String(error),
    );
    if (signal.aborted) break;
    parts.onStatus({ state: 'waiting', reason });
    await sleep(backoff.after(parts.nowMs() - beganMs), undefined, { signal }).catch(() => undefined);
  }
  await ending.done();
}

/** The runs that get nothing any more, while others go on. */
class Ending {
  readonly #packager: Packager;
  readonly #works: Promise<void>[] = [];

  constructor(packager: Packager) {
    this.#packager = packager;
  }

  /** What it has got is encoded to the end. */
  finish({ name, encoder }: Run): void {
    // Playlists that could not be written are written again with the next segment, or at the end.
    this.include(encoder.finish().then(() => this.#packager.over(name).catch(() => undefined)));
  }

  /** One that has not begun. */
  async discard({ encoder }: Run): Promise<void> {
    encoder.kill();
    await encoder.ended;
  }

  /** Something else that has to be over in the end. */
  include(work: Promise<void>): void {
    this.#works.push(work);
  }

  async done(): Promise<void> {
    await Promise.all(this.#works);
  }
}

/** One encoder after the other without a gap. Answers why the last one ended. */
async function runUntilFault(
  parts: OutputRunParts,
  efforts: EffortChoice,
  ending: Ending,
  signal: AbortSignal,
): Promise<string> {
  const { mixer, nowMs, wallMs } = parts;
  let run = await openRun(parts, efforts.current);
  if (typeof run === 'string') return run;
  // One difference for all that follow without a gap, or a clock that was set would make one.
  const aheadMs = wallMs() - nowMs();
  let startedMs = mixer.begin(nowMs());
  for (;;) {
    try {
      await begin(parts, run, startedMs + aheadMs);
    } catch (error) {
      await ending.discard(run);
      throw error;
    }
    const { next, reason = '' }: Fed = await feed(run, { parts, efforts, ending, signal });
    ending.finish(run);
    if (next === undefined) return reason;
    run = next;
    startedMs = mixer.takeOver();
  }
}

/** Answers why it cannot run when it has ended before it took anything. */
async function openRun({ folder }: OutputRunParts, effort: Effort): Promise<Run | string> {
  const name = String((await runsOf(folder)).length + 1).padStart(4, '0');
  const at = join(folder, 'runs', name);
  await mkdir(at, { recursive: true });
  const encoder = startEncoder(at, effort);
  const words = await Promise.race([encoder.ready, encoder.ended]);
  return words === undefined ? { name, folder: at, encoder, effort } : wordsOf(words);
}

function wordsOf(words: string): string {
  return words === '' ? 'the encoder ended' : words;
}

async function begin({ packager, onStatus }: OutputRunParts, run: Run, startedMs: number): Promise<void> {
  await writeFile(join(run.folder, RUN_FILE), JSON.stringify({ startedMs: Math.round(startedMs) }));
  packager.follow(run.name);
  onStatus({ state: 'running', reduced: run.effort !== 'normal' });
}

interface Feeding {
  readonly parts: OutputRunParts;
  readonly efforts: EffortChoice;
  readonly ending: Ending;
  readonly signal: AbortSignal;
}

/** Another encoder that takes over, or why there is none. */
interface Fed {
  readonly next?: Run;
  readonly reason?: string;
}

/** Feeds an encoder until it ends, shall end, or another one is there to take over. */
async function feed({ encoder }: Run, { parts, efforts, ending, signal }: Feeding): Promise<Fed> {
  const { mixer, nowMs, beforeTick } = parts;
  let opening: Promise<void> | undefined;
  let triedMs = Number.NEGATIVE_INFINITY;
  let isOver = false;
  return new Promise((resolve) => {
    const end = (fed: Fed): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(ticking);
      signal.removeEventListener('abort', close);
      resolve(fed);
    };
    const close = (): void => end({});
    const takeOver = async (effort: Effort): Promise<void> => {
      triedMs = nowMs();
      const next = await openRun(parts, effort).catch(String);
      opening = undefined;
      if (typeof next !== 'string') await (isOver ? ending.discard(next) : end({ next }));
    };
    const ticking = setInterval(() => {
      beforeTick();
      mixer.advance(nowMs(), encoder);
      if (opening !== undefined) return;
      // Where no other can be started, the present one is still better than none.
      const effort = nowMs() - triedMs < TRY_AGAIN_MS ? undefined : efforts.next(mixer, nowMs());
      if (effort === undefined) {
        if (mixer.dropped > MOST_DROPPED) end({ reason: TOO_SLOW });
        return;
      }
      opening = takeOver(effort);
      ending.include(opening);
    }, TICK_MS);
    signal.addEventListener('abort', close);
    // It may have been closed while the encoder was starting: then nobody is told any more.
    if (signal.aborted) close();
    void encoder.ended.then(async (words) => {
      await opening;
      end({ reason: wordsOf(words) });
    });
  });
}
