/**
 * Keeps an encoder running, each in a folder of its own (a run). One that fails is started again after a while, which
 * leaves a gap; one that is too slow hands over to another one without any.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import type { Packager } from '../hls/packager.ts';
import { RUN_FILE, runsOf } from '../hls/run-index.ts';
import { EffortChoice, MOST_DROPPED } from './effort-choice.ts';
import { type Encoder, startEncoder } from './encoder.ts';
import type { Effort } from './encoder-arguments.ts';
import type { Mixer } from './mixer.ts';

const TICK_MS = 20;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const HEALTHY_AFTER_MS = 20_000;
const TOO_SLOW = 'the encoder is too slow';

export interface OutputRunParts {
  readonly folder: string;
  readonly packager: Packager;
  readonly mixer: Mixer;
  readonly nowMs: () => number;
  /** Called before pictures are drawn. */
  readonly beforeTick: () => void;
  readonly onStatus: (status: OutputStatus) => void;
}

/** An encoder that has been started. */
interface Run {
  readonly name: string;
  readonly folder: string;
  readonly encoder: Encoder;
}

/** Writes runs until `signal` aborts; then finishes the last one. */
export async function keepRunning(parts: OutputRunParts, signal: AbortSignal): Promise<void> {
  const efforts = new EffortChoice();
  for (let retryMs = FIRST_RETRY_MS; !signal.aborted; ) {
    const beganMs = parts.nowMs();
    const reason = await runUntilFault(parts, efforts, signal).catch((error: unknown) => String(error));
    if (signal.aborted) break;
    if (parts.nowMs() - beganMs > HEALTHY_AFTER_MS) retryMs = FIRST_RETRY_MS;
    parts.onStatus({ state: 'waiting', reason });
    await sleep(retryMs, undefined, { signal }).catch(() => undefined);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }
}

/** One encoder after the other without a gap. Answers why the last one ended. */
async function runUntilFault(
  parts: OutputRunParts,
  efforts: EffortChoice,
  signal: AbortSignal,
): Promise<string> {
  const finishing: Promise<void>[] = [];
  try {
    let run = await openRun(parts, efforts.current);
    await begin(parts, run, parts.mixer.begin(parts.nowMs()));
    for (;;) {
      const fed = await feed(run, parts, efforts, signal);
      finishing.push(finish(parts, run));
      if (typeof fed === 'string') return fed;
      run = fed;
      await begin(parts, run, parts.mixer.takeOver());
    }
  } finally {
    await Promise.all(finishing);
  }
}

async function openRun({ folder, mixer, nowMs }: OutputRunParts, effort: Effort): Promise<Run> {
  const name = String((await runsOf(folder)).length + 1).padStart(4, '0');
  const at = join(folder, 'runs', name);
  await mkdir(at, { recursive: true });
  const encoder = startEncoder(at, effort, mixer.still(nowMs()));
  await Promise.race([encoder.ready, encoder.ended]);
  return { name, folder: at, encoder };
}

async function begin({ packager, onStatus }: OutputRunParts, run: Run, startedMs: number): Promise<void> {
  await writeFile(join(run.folder, RUN_FILE), JSON.stringify({ startedMs: Math.round(startedMs) }));
  packager.follow(run.name);
  onStatus({ state: 'running' });
}

/** What it has got is encoded to the end. */
async function finish({ packager }: OutputRunParts, { name, encoder }: Run): Promise<void> {
  await encoder.finish();
  // Playlists that could not be written are written again with the next segment, or at the end.
  await packager.over(name).catch(() => undefined);
}

/** Feeds an encoder until it ends or shall end, and answers why; or until another one is there to take over. */
async function feed(
  { encoder }: Run,
  parts: OutputRunParts,
  efforts: EffortChoice,
  signal: AbortSignal,
): Promise<string | Run> {
  const { mixer, nowMs, beforeTick } = parts;
  let next: Promise<Run | string> | undefined;
  const fed = await new Promise<string | Run>((resolve) => {
    const ticking = setInterval(() => {
      beforeTick();
      mixer.advance(nowMs(), encoder);
      if (next !== undefined) return;
      const effort = efforts.next(mixer, nowMs());
      if (effort !== undefined) {
        next = openRun(parts, effort).catch(String);
        void next.then(end);
      } else if (mixer.dropped > MOST_DROPPED) end(TOO_SLOW);
    }, TICK_MS);
    const end = (outcome: string | Run): void => {
      clearInterval(ticking);
      signal.removeEventListener('abort', close);
      resolve(outcome);
    };
    const close = (): void => end('');
    signal.addEventListener('abort', close);
    // It may have been closed while the encoder was starting: then nobody is told any more.
    if (signal.aborted) close();
    void encoder.ended.then(async (words) =>
      end((await next) ?? (words === '' ? 'the encoder ended' : words)),
    );
  });
  if (signal.aborted) await discard(await next);
  return signal.aborted ? '' : fed;
}

/** Ends one that has not taken over. */
async function discard(run: Run | string | undefined): Promise<void> {
  if (run === undefined || typeof run === 'string') return;
  run.encoder.kill();
  await run.encoder.ended;
}
