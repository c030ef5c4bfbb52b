/** One ffmpeg that brings one live stream in, from its start to its end. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { LiveFeedListener, RunningPush } from '#server/ports/live-feed.ts';
import { withParent } from '../process.ts';

export interface LiveRunOptions {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Written before everything else. */
  readonly preamble?: Uint8Array;
  readonly listener: LiveFeedListener;
  /** It is ended with `STALLED` when it brings nothing more for so long; without it, it may wait for ever. */
  readonly stallMs?: number;
}

/** ffmpeg reads an HLS playlist to which nothing is added over and over, for up to an hour. */
export const STALL_MS = 20_000;
export const STALLED = 'nothing came any more';

const LOOK_MS = 500;
const KILL_AFTER_MS = 2_000;
/** Half a minute of a good picture: ffmpeg has stopped reading, or the machine is too slow. */
const MOST_WAITING_BYTES = 12 * 1024 * 1024;

export class LiveRun implements RunningPush {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #listener: LiveFeedListener;
  readonly #gone: Promise<void>;
  #closed = false;
  #running = false;
  /** How far it has come, in ffmpeg's words, and since when. */
  #reached = '';
  #reachedMs = performance.now();
  readonly #watching: NodeJS.Timeout | undefined;

  constructor({ args, environment, preamble, listener, stallMs }: LiveRunOptions) {
    this.#listener = listener;
    const [command, ...rest] = withParent('ffmpeg', args);
    const child = spawn(command, rest, { stdio: 'pipe', env: { ...process.env, ...environment } });
    this.#child = child;
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-500);
    });
    child.stdout.on('data', (chunk: Buffer) => this.#progress(chunk.toString()));
    // The end that follows tells everything.
    child.stdin.on('error', () => undefined);
    if (preamble !== undefined) child.stdin.write(preamble);
    if (stallMs !== undefined) this.#watching = setInterval(() => this.#look(stallMs), LOOK_MS);
    this.#gone = new Promise((resolve) => {
      child.once('error', (error) => this.#end(error.message));
      child.once('close', () => {
        this.#end(complaint.trim());
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  write(bytes: Uint8Array): boolean {
    const { stdin } = this.#child;
    if (!stdin.writable) return false;
    stdin.write(bytes);
    return stdin.writableLength < MOST_WAITING_BYTES;
  }

  close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watching);
    const child = this.#child;
    if (child.pid === undefined) return Promise.resolve();
    child.stdin.destroy();
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    return this.#gone.finally(() => clearTimeout(force));
  }

  /** The first report comes before anything was sent. */
  #progress(report: string): void {
    const reached = report.match(/^(?:total_size|out_time_us|frame)=\s*[1-9]\d*/gm)?.join() ?? '';
    if (this.#closed || reached === '' || reached === this.#reached) return;
    this.#reached = reached;
    this.#reachedMs = performance.now();
    if (this.#running) return;
    this.#running = true;
    this.#listener.running?.();
  }

  #look(stallMs: number): void {
    if (performance.now() - this.#reachedMs < stallMs) return;
    this.#end(STALLED);
    this.#child.kill('SIGKILL');
  }

  #end(complaint: string): void {
    clearInterval(this.#watching);
    if (this.#closed) return;
    this.#closed = true;
    this.#listener.ended(complaint);
  }
}
