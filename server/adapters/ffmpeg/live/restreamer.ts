/**
 * The restreamer over ffmpeg: reads the newest run of the output as it grows, and sends it on unchanged. When another
 * encoder has taken over, it goes on with the run of that one.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveFeedListener, RunningLiveFeed } from '#server/ports/live-feed.ts';
import type { Restreamer, RestreamTarget } from '#server/ports/restreamer.ts';
import { INDEX_FILE } from '../hls/encoder-index.ts';
import { RENDITIONS } from '../hls/ladder.ts';
import { readRun, runsOf } from '../hls/run-index.ts';
import { AddressGuard, type Guard } from './address-guard.ts';
import { LiveRun, STALL_MS, STALLED } from './live-run.ts';
import { openRtmpTunnel, type RtmpTunnel } from './rtmp-tunnel.ts';

export interface FfmpegRestreamerOptions {
  /** Where the outputs of all sessions are. */
  readonly mediaDir: string;
  /** Private addresses may be sent to as well. */
  readonly pullPrivate: boolean;
}

const BEST = RENDITIONS[0]?.name ?? '';
const LOOK_AGAIN_MS = 500;

export function createFfmpegRestreamer({ mediaDir, pullPrivate }: FfmpegRestreamerOptions): Restreamer {
  const guard = new AddressGuard(pullPrivate);
  return {
    start: (sessionId, target, listener) =>
      new Sending({ folder: join(mediaDir, sessionId), target, guard, listener }),
  };
}

interface SendingParts {
  readonly folder: string;
  readonly target: RestreamTarget;
  readonly guard: Guard;
  readonly listener: LiveFeedListener;
}

class Sending implements RunningLiveFeed {
  readonly #parts: SendingParts;
  readonly #stop = new AbortController();
  #work: Promise<void>;
  #closed = false;
  #feed: LiveRun | null = null;
  #tunnel: RtmpTunnel | null = null;

  constructor(parts: SendingParts) {
    this.#parts = parts;
    this.#work = this.#send(null);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stop.abort();
    await this.#feed?.close();
    // Last, as the end of a feed is work too.
    await this.#work;
    this.#tunnel?.close();
  }

  /** The newest run, or the one after that which was sent before. */
  async #send(before: string | null): Promise<void> {
    const { folder, target, guard, listener } = this.#parts;
    try {
      const run = await findRun(folder, before, this.#stop.signal);
      const tunnel = await openRtmpTunnel(`${target.url.replace(/\/+$/, '')}/${target.key}`, guard);
      this.#tunnel = tunnel;
      if (this.#closed) return;
      const index = join(folder, 'runs', run, BEST, INDEX_FILE);
      const args = sendingArguments(index, before === null ? 'newest' : 'first', tunnel);
      const ended = (complaint: string): void => {
        tunnel.close();
        this.#work = this.#goOn(run, complaint);
      };
      this.#feed = new LiveRun({ args, stallMs: STALL_MS, listener: { ...listener, ended } });
    } catch (error) {
      this.#end(String(error));
    }
  }

  /**
   * A run that was written to its end, and is followed by another one, was no fault of the platform; nor was one whose
   * encoder was ended before it could say that this is the end.
   */
  async #goOn(run: string, complaint: string): Promise<void> {
    const isOver = complaint === '' || complaint === STALLED;
    const isFollowed = isOver && (await runsOf(this.#parts.folder)).at(-1) !== run;
    if (isFollowed && !this.#closed) await this.#send(run);
    else this.#end(complaint);
  }

  #end(complaint: string): void {
    if (!this.#closed) this.#parts.listener.ended(complaint.replaceAll(this.#parts.target.key, '…'));
    this.#closed = true;
  }
}

/** As soon as there is one with something to send; a run has times of its own, so it is read alone. */
async function findRun(folder: string, before: string | null, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    const runs = await runsOf(folder);
    for (const run of before === null ? runs.slice(-1) : runs.filter((name) => name > before)) {
      if ((await readRun(folder, run, BEST)) !== null) return run;
    }
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

function sendingArguments(index: string, from: 'newest' | 'first', { tcUrl, address }: RtmpTunnel): string[] {
  const segment = from === 'newest' ? '-1' : '0';
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error', '-progress', 'pipe:1'],
    ...['-nostdin', '-re', '-protocol_whitelist', 'file', '-f', 'hls', '-live_start_index', segment],
    ...['-i', index, '-map', '0', '-c', 'copy', '-f', 'flv', '-flvflags', 'no_duration_filesize'],
    ...['-rw_timeout', '10000000', '-rtmp_tcurl', tcUrl, address],
  ];
}
