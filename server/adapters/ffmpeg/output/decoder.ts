/** Receives one track: an ffmpeg that decodes it, started again whenever it ends. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { RtpTrack } from '#server/ports/programme-output.ts';
import { Backoff } from '#shared/kernel/backoff.ts';
import { withParent } from '../process.ts';
import { decoderArguments, trackSdp } from './decoder-arguments.ts';
import { whenListening } from './listening.ts';

/** One that ends sooner could not run at all. */
const RAN_AFTER_MS = 1_000;
const WAITS = { firstMs: 500, longestMs: 15_000, healthyAfterMs: RAN_AFTER_MS };
const WORDS_KEPT = 500;

export interface Decoder {
  pid(): number | undefined;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}

export interface DecoderEvents {
  /** Raw bytes in chunks of any size. */
  readonly onData: (chunk: Uint8Array) => void;
  /** A program begins: its bytes have nothing to do with those of the one before. */
  readonly onStart: () => void;
  /** It receives from now on; told each time that it was started. */
  readonly onListening: () => void;
  /** It cannot run, and why; told once. It is tried again all the same, ever more seldom. */
  readonly onFault: (words: string) => void;
}

export function startDecoder(track: RtpTrack, events: DecoderEvents): Decoder {
  let closed = false;
  let child: ChildProcessWithoutNullStreams | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended: Promise<void> = Promise.resolve();
  const backoff = new Backoff(WAITS);
  let hasSaid = false;

  const tryAgain = (ranMs: number, words: string): void => {
    timer = setTimeout(start, backoff.after(ranMs));
    if (ranMs > RAN_AFTER_MS || hasSaid) return;
    events.onFault(words === '' ? 'the decoder ended' : words);
    hasSaid = true;
  };
  const start = (): void => {
    const [program, ...args] = withParent('ffmpeg', decoderArguments(track.kind));
    const startedMs = performance.now();
    const started = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    child = started;
    events.onStart();
    const running = new AbortController();
    void whenListening(track.port, running.signal).then(() => {
      if (!running.signal.aborted) events.onListening();
    });
    started.stdin.on('error', () => undefined);
    started.stdin.end(trackSdp(track));
    started.stdout.on('data', events.onData);
    // Complaints about lost packets are many and say nothing that the picture does not show: only the last words count.
    let words = '';
    started.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-WORDS_KEPT);
    });
    ended = new Promise((resolve) => {
      const end = (lastWords: string): void => {
        // A program that is not there may report both an error and its end.
        if (child !== started) return;
        child = undefined;
        running.abort();
        if (!closed) tryAgain(performance.now() - startedMs, lastWords);
        resolve();
      };
      started.once('error', (error) => end(error.message));
      started.once('close', () => end(words.trim()));
    });
  };
  start();
  return {
    pid: () => child?.pid,
    close: () => {
      closed = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
      return ended;
    },
  };
}
