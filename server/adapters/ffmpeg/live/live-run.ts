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
}

const KILL_AFTER_MS = 2_000;
/** Half a minute of a good picture: ffmpeg has stopped reading, or the machine is too slow. */
const MOST_WAITING_BYTES = 12 * 1024 * 1024;

export class LiveRun implements RunningPush {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #listener: LiveFeedListener;
  readonly #gone: Promise<void>;
  #closed = false;
  #running = false;

  constructor({ args, environment, preamble, listener }: LiveRunOptions) {
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
    const child = this.#child;
    if (child.pid === undefined) return Promise.resolve();
    child.stdin.destroy();
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    return this.#gone.finally(() => clearTimeout(force));
  }

  /** The first report comes before anything was sent. */
  #progress(report: string): void {
    if (this.#running || this.#closed) return;
    if (!/^total_size=[1-9]|^out_time_us=[1-9]|^frame=\s*[1-9]/m.test(report)) return;
    this.#running = true;
    this.#listener.running?.();
  }

  #end(complaint: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener.ended(complaint);
  }
}
