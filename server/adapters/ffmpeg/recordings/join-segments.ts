/**
 * Joins the segments of a recording into one mp4 without encoding anew. Each stretch goes through ffmpeg into MPEG-TS,
 * with its place in the whole, and all of them one after the other into the ffmpeg that writes the file: nothing but
 * that file is written, and stretches of encoders with different settings fit together.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { RENDITIONS } from '../hls/ladder.ts';
import { readRuns } from '../hls/run-index.ts';
import { withParent } from '../process.ts';
import { type KeptStretch, keptStretches } from './kept-stretches.ts';

export interface JoinOptions {
  readonly signal: AbortSignal;
  /** Told how much has been read, 0-1. */
  readonly onShare: (share: number) => void;
}

const RENDITION = RENDITIONS[0]?.name ?? '';
const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostats'];
const COPY = ['-map', '0', '-c', 'copy'];

/** Writes the best rendition of everything that was kept to `target`; throws what went wrong. */
export async function joinSegments(folder: string, target: string, options: JoinOptions): Promise<void> {
  const stretches = keptStretches((await readRuns(folder)).flatMap(([best]) => best ?? []));
  if (stretches.length === 0) throw new Error('nothing was recorded');
  const progress = await readingProgress(folder, stretches, options);
  const writer = start([
    ...['-f', 'mpegts', '-i', 'pipe:0', ...COPY, '-bsf:a', 'aac_adtstoasc'],
    ...['-movflags', '+faststart', '-f', 'mp4', '-y', target],
  ]);
  const written = ended(writer);
  // Without somebody who takes it the reader would wait for ever.
  const broken = new AbortController();
  written.catch((error: unknown) => broken.abort(error));
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const stop = (): void => void writer.kill('SIGKILL');
  options.signal.addEventListener('abort', stop);
  try {
    let placeMs = 0;
    for (const stretch of stretches) {
      await convey(folder, stretch, placeMs, { output: pipesOf(writer).input, progress, signal });
      placeMs += stretch.durationMs;
    }
    pipesOf(writer).input.end();
    await written;
  } catch (error) {
    stop();
    throw broken.signal.aborted ? broken.signal.reason : error;
  } finally {
    options.signal.removeEventListener('abort', stop);
  }
}

interface Way {
  readonly output: Writable;
  readonly progress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** One stretch as MPEG-TS into `output`, which stays open. */
async function convey(
  folder: string,
  stretch: KeptStretch,
  placeMs: number,
  { output, progress, signal }: Way,
): Promise<void> {
  const offset = (placeMs / 1000).toFixed(3);
  const reader = start([
    ...['-i', 'pipe:0', ...COPY, '-output_ts_offset', offset],
    ...['-muxdelay', '0', '-muxpreload', '0', '-f', 'mpegts', 'pipe:1'],
  ]);
  const stop = (): void => void reader.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  const done = ended(reader);
  done.catch(() => undefined);
  const { input, output: converted } = pipesOf(reader);
  converted.pipe(output, { end: false });
  try {
    for (const path of filesOf(folder, stretch)) {
      for await (const chunk of createReadStream(path)) {
        signal.throwIfAborted();
        progress(chunk.length);
        if (!input.write(chunk)) await Promise.race([once(input, 'drain'), done]);
      }
    }
    input.end();
    await done;
  } finally {
    stop();
    signal.removeEventListener('abort', stop);
  }
}

async function readingProgress(
  folder: string,
  stretches: readonly KeptStretch[],
  { onShare }: JoinOptions,
): Promise<(bytes: number) => void> {
  const paths = stretches.flatMap((stretch) => filesOf(folder, stretch));
  let wholeBytes = 0;
  for (const path of paths) wholeBytes += (await stat(path)).size;
  let readBytes = 0;
  return (bytes) => {
    readBytes += bytes;
    onShare(Math.min(1, readBytes / Math.max(1, wholeBytes)));
  };
}

function filesOf(folder: string, { run, init, segments }: KeptStretch): readonly string[] {
  return [init, ...segments.map(({ file }) => file)].map((file) =>
    join(folder, 'runs', run, RENDITION, file),
  );
}

function start(args: readonly string[]): ChildProcess {
  const [program, ...rest] = withParent('ffmpeg', [...QUIET, ...args]);
  return spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
}

function pipesOf(child: ChildProcess): { readonly input: Writable; readonly output: Readable } {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('ffmpeg has no pipes');
  return { input: stdin, output: stdout };
}

/** Resolves when it ended well and its output is read; rejects with its last words. */
async function ended(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-500);
  });
  // It says why it ended by itself; a broken pipe is only the echo.
  child.stdin?.on('error', () => undefined);
  child.once('error', (error) => {
    words = error.message;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`ffmpeg: ${words.trim() || `ended with ${code}`}`);
}
