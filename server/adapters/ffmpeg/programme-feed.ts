/** The programme feed over ffmpeg: one process per feed, started again whenever it ends. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#server/ports/log.ts';
import type { Ingest } from '#server/ports/media-plane.ts';
import type {
  FeedListener,
  FeedPicture,
  FeedState,
  ProgrammeFeed,
  RunningFeed,
} from '#server/ports/programme-feed.ts';
import { Backoff } from '#shared/kernel/backoff.ts';
import {
  type CardTexts,
  CLOCK_TEXT,
  type FeedInput,
  feedArguments,
  NOTO_CJK,
  titleLines,
} from './arguments.ts';
import { withParent } from './process.ts';
import { findSenderPorts } from './sender-ports.ts';

export interface FfmpegProgrammeFeedOptions {
  readonly log: Log;
  /** Folder of `ffmpeg` and `ffprobe`, when they are not on the path. */
  readonly binDir?: string | undefined;
  /** Time zone of the clock on the card. */
  readonly timeZone?: string | undefined;
}

/** A running feed, and what tests may see beyond the port. */
export interface FfmpegFeed extends RunningFeed {
  /** Process id of the ffmpeg that sends now. */
  pid(): number | undefined;
}

export interface FfmpegProgrammeFeed extends ProgrammeFeed {
  start(ingest: Ingest, picture: FeedPicture, listener?: FeedListener): FfmpegFeed;
}

const WAITS = { firstMs: 500, longestMs: 30_000, healthyAfterMs: 20_000 };
const KILL_AFTER_MS = 2_000;

export function createFfmpegProgrammeFeed(options: FfmpegProgrammeFeedOptions): FfmpegProgrammeFeed {
  return { start: (ingest, picture, listener = {}) => new Feed(options, listener, ingest, picture) };
}

class Feed implements FfmpegFeed {
  readonly #options: FfmpegProgrammeFeedOptions;
  readonly #listener: FeedListener;
  readonly #closing = new AbortController();
  readonly #done: Promise<void>;
  #child: ChildProcess | undefined;
  #state: FeedState = 'starting';

  constructor(
    options: FfmpegProgrammeFeedOptions,
    listener: FeedListener,
    ingest: Ingest,
    picture: FeedPicture,
  ) {
    this.#options = options;
    this.#listener = listener;
    this.#done = this.#run(ingest, picture);
  }

  state(): FeedState {
    return this.#state;
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  close(): Promise<void> {
    this.#state = 'closed';
    this.#closing.abort();
    const child = this.#child;
    child?.kill('SIGTERM');
    const force = setTimeout(() => child?.kill('SIGKILL'), KILL_AFTER_MS);
    return this.#done.finally(() => clearTimeout(force));
  }

  async #run(ingest: Ingest, picture: FeedPicture): Promise<void> {
    let folder: string | null = null;
    try {
      folder = await mkdtemp(join(tmpdir(), 'yishiting-feed-'));
      const input = await this.#prepare(picture, folder);
      const args = feedArguments(input, ingest, await findSenderPorts(ingest.video.ip));
      // Looking at a file takes a moment; what was closed meanwhile is not sent.
      if (this.#closing.signal.aborted) return;
      await (picture.kind === 'film' ? this.#sendFilm(args) : this.#keepSending(args));
    } catch (error) {
      this.#options.log.error('the programme feed cannot be started', { error: String(error) });
      this.#end('failed');
    } finally {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  }

  async #prepare(picture: FeedPicture, folder: string): Promise<FeedInput> {
    if (picture.kind === 'card') {
      const font = existsSync(NOTO_CJK) ? 'Noto Sans CJK SC' : undefined;
      return { kind: 'card', texts: await writeTexts(picture, folder), font };
    }
    const { path } = picture;
    const sound = await hasSound(this.#program('ffprobe'), path);
    const once = picture.kind === 'film' ? { once: { durationMs: picture.durationMs } } : {};
    return { kind: 'file', path, hasSound: sound, ...once };
  }

  async #sendFilm(args: readonly string[]): Promise<void> {
    const { complaint, exitCode } = await this.#sendOnce(args);
    const played = exitCode === 0 && this.#state === 'running';
    if (!played && !this.#closing.signal.aborted) this.#options.log.warn('a film broke off', { complaint });
    this.#end(played ? 'played' : 'failed');
  }

  #end(how: 'played' | 'failed'): void {
    this.#state = 'closed';
    if (!this.#closing.signal.aborted) this.#listener.ended?.(how);
  }

  async #keepSending(args: readonly string[]): Promise<void> {
    const backoff = new Backoff(WAITS);
    while (!this.#closing.signal.aborted) {
      const startedMs = performance.now();
      const { complaint } = await this.#sendOnce(args);
      if (this.#closing.signal.aborted) return;
      const retryMs = backoff.after(performance.now() - startedMs);
      this.#state = 'waiting';
      this.#options.log.warn('the programme feed ended and will be started again', { retryMs, complaint });
      await sleep(retryMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  /** Resolves with ffmpeg's last words when it has ended. */
  #sendOnce(
    args: readonly string[],
  ): Promise<{ readonly complaint: string; readonly exitCode: number | null }> {
    return new Promise((resolve) => {
      const [program, ...rest] = withParent(this.#program('ffmpeg'), args);
      const zone = this.#options.timeZone ?? 'Asia/Shanghai';
      const child = spawn(program, rest, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, TZ: zone },
      });
      this.#child = child;
      let complaint = '';
      child.stderr.on('data', (chunk: Buffer) => {
        complaint = (complaint + chunk.toString()).slice(-500);
      });
      child.stdout.on('data', (chunk: Buffer) => {
        // The first report comes before the first frame.
        if (this.#state !== 'closed' && /frame=\s*[1-9]/.test(chunk.toString())) this.#isRunning();
      });
      child.once('error', (error) => resolve({ complaint: error.message, exitCode: null }));
      child.once('close', (exitCode) => {
        this.#child = undefined;
        resolve({ complaint: complaint.trim(), exitCode });
      });
    });
  }

  #isRunning(): void {
    if (this.#state === 'running') return;
    this.#state = 'running';
    this.#listener.running?.();
  }

  #program(name: 'ffmpeg' | 'ffprobe'): string {
    const { binDir } = this.#options;
    return binDir === undefined ? name : join(binDir, name);
  }
}

async function writeTexts(card: { title: string; subtitle: string }, folder: string): Promise<CardTexts> {
  const lines = titleLines(card.title);
  const titleFiles = lines.map((_, line) => join(folder, `title-${line}.txt`));
  const subtitleFile = join(folder, 'subtitle.txt');
  const clockFile = join(folder, 'clock.txt');
  await Promise.all([
    // A drawn text may not be empty.
    ...lines.map((text, line) => writeFile(titleFiles[line] ?? '', text || ' ')),
    writeFile(subtitleFile, card.subtitle || ' '),
    writeFile(clockFile, CLOCK_TEXT),
  ]);
  return {
    titleFiles,
    subtitleFile,
    clockFile,
    longestLine: Math.max(...lines.map((l) => Array.from(l).length)),
  };
}

/** Whether a file has sound; one that cannot be read is left for ffmpeg to complain about. */
function hasSound(ffprobe: string, path: string): Promise<boolean> {
  const args = [
    '-v',
    'error',
    '-select_streams',
    'a',
    '-show_entries',
    'stream=index',
    '-of',
    'csv=p=0',
    `file:${path}`,
  ];
  return new Promise((resolve) => {
    const child = spawn(ffprobe, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.once('error', () => resolve(false));
    child.once('close', () => resolve(out.trim() !== ''));
  });
}
