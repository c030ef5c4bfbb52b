/** The restreamer over ffmpeg: reads the newest run of the output as it grows, and sends it on unchanged. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningLiveFeed } from '#server/ports/live-feed.ts';
import type { Restreamer, RestreamTarget } from '#server/ports/restreamer.ts';
import { RENDITIONS } from '../hls/ladder.ts';
import { readRun, runsOf } from '../hls/run-index.ts';
import { AddressGuard, type Guard } from './address-guard.ts';
import { LiveRun } from './live-run.ts';
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
    start: (sessionId, target, listener) => {
      const folder = join(mediaDir, sessionId);
      return sendOn((signal) => prepare(folder, target, guard, signal), target, listener);
    },
  };
}

interface Way {
  readonly args: readonly string[];
  readonly tunnel: RtmpTunnel;
}

/** The newest run with something to send, as soon as there is one; a run has times of its own, so it is read alone. */
async function findRun(folder: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    const run = (await runsOf(folder)).at(-1);
    if (run !== undefined && (await readRun(folder, run, BEST)) !== null)
      return join(folder, 'runs', run, BEST);
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

async function prepare(
  folder: string,
  { url, key }: RestreamTarget,
  guard: Guard,
  signal: AbortSignal,
): Promise<Way> {
  const index = join(await findRun(folder, signal), 'index.m3u8');
  const tunnel = await openRtmpTunnel(`${url.replace(/\/+$/, '')}/${key}`, guard);
  const input = ['-nostdin', '-re', '-protocol_whitelist', 'file', '-f', 'hls', '-live_start_index', '-1'];
  const output = ['-c', 'copy', '-f', 'flv', '-flvflags', 'no_duration_filesize', '-rw_timeout', '10000000'];
  const quiet = ['-hide_banner', '-nostats', '-loglevel', 'error', '-progress', 'pipe:1'];
  const to = [...output, '-rtmp_tcurl', tunnel.tcUrl, tunnel.address];
  return { args: [...quiet, ...input, '-i', index, '-map', '0', ...to], tunnel };
}

function sendOn(
  getReady: (signal: AbortSignal) => Promise<Way>,
  { key }: RestreamTarget,
  listener: Parameters<Restreamer['start']>[2],
): RunningLiveFeed {
  const stop = new AbortController();
  let closed = false;
  let run: LiveRun | null = null;
  let tunnel: RtmpTunnel | null = null;
  const end = (complaint: string): void => {
    tunnel?.close();
    if (!closed) listener.ended(complaint.replaceAll(key, '…'));
    closed = true;
  };
  const started = getReady(stop.signal).then(
    (way) => {
      tunnel = way.tunnel;
      if (!closed) run = new LiveRun({ args: way.args, listener: { ...listener, ended: end } });
    },
    (error: unknown) => end(String(error)),
  );
  return {
    close: async () => {
      closed = true;
      stop.abort();
      await started;
      await run?.close();
      tunnel?.close();
    },
  };
}
