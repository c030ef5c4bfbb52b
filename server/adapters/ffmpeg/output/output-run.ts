/** Keeps the encoder running: one run after the other, each in a folder of its own. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import type { Packager } from '../hls/packager.ts';
import { RUN_FILE, runsOf } from '../hls/run-index.ts';
import { type Encoder, startEncoder } from './encoder.ts';
import type { Effort } from './encoder-arguments.ts';
import type { Mixer } from './mixer.ts';
import { FPS } from './picture-format.ts';

const TICK_MS = 20;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const HEALTHY_AFTER_MS = 20_000;
/** Dropping more than this makes the times wrong: better a new run that says so. */
const MOST_DROPPED = 2 * FPS;
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

/** Writes runs until `signal` aborts; then finishes the last one. */
export async function keepRunning(parts: OutputRunParts, signal: AbortSignal): Promise<void> {
  let effort: Effort = 'normal';
  for (let retryMs = FIRST_RETRY_MS; !signal.aborted; ) {
    const beganMs = parts.nowMs();
    const reason = await runOnce(parts, effort, signal).catch((error: unknown) => String(error));
    if (signal.aborted) break;
    const easier = reason === TOO_SLOW && effort === 'normal';
    // Blocky pictures are better than none.
    if (easier) effort = 'low';
    if (easier || parts.nowMs() - beganMs > HEALTHY_AFTER_MS) retryMs = FIRST_RETRY_MS;
    parts.onStatus({ state: 'waiting', reason });
    await sleep(retryMs, undefined, { signal }).catch(() => undefined);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }
}

/** Answers why the run ended. */
async function runOnce(parts: OutputRunParts, effort: Effort, signal: AbortSignal): Promise<string> {
  const { folder, packager, mixer, nowMs, onStatus } = parts;
  const run = String((await runsOf(folder)).length + 1).padStart(4, '0');
  const at = join(folder, 'runs', run);
  await mkdir(at, { recursive: true });
  const encoder = startEncoder(at, effort);
  await Promise.race([encoder.ready, encoder.ended]);
  const startedMs = Math.round(mixer.begin(nowMs()));
  await writeFile(join(at, RUN_FILE), JSON.stringify({ startedMs }));
  packager.follow(run);
  onStatus({ state: 'running' });
  const reason = await feed(encoder, parts, signal);
  packager.unfollow();
  await packager.write();
  return reason;
}

/** Feeds the encoder until it ends, falls behind, or shall end. */
async function feed(
  encoder: Encoder,
  { mixer, nowMs, beforeTick }: OutputRunParts,
  signal: AbortSignal,
): Promise<string> {
  let fault: string | undefined;
  const ticking = setInterval(() => {
    beforeTick();
    mixer.advance(nowMs(), encoder);
    if (mixer.dropped > MOST_DROPPED && fault === undefined) {
      fault = TOO_SLOW;
      encoder.kill();
    }
  }, TICK_MS);
  const finish = (): void => {
    clearInterval(ticking);
    void encoder.finish();
  };
  signal.addEventListener('abort', finish);
  // It may have been closed while the encoder was starting: then nobody is told any more.
  if (signal.aborted) finish();
  const words = await encoder.ended;
  signal.removeEventListener('abort', finish);
  clearInterval(ticking);
  return fault ?? (words === '' ? 'the encoder ended' : words);
}
