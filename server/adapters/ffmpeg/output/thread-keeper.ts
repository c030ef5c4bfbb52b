/** Keeps the thread of one output: one that fails is started again, as every program in it is [T32]. */
import { Worker } from 'node:worker_threads';
import type { Log } from '#server/ports/log.ts';
import type { OutputEvents, OutputStatus, RunningOutput, Staging } from '#server/ports/programme-output.ts';
import { Backoff } from '#shared/kernel/backoff.ts';
import type { FromOutput, OutputStart, ToOutput } from './output-messages.ts';

const WAITS = { firstMs: 500, longestMs: 15_000, healthyAfterMs: 20_000 };

export interface ThreadKeeperParts {
  /** What the thread runs. */
  readonly file: URL;
  readonly start: OutputStart;
  readonly events: OutputEvents;
  readonly log: Log;
}

export class ThreadKeeper implements RunningOutput {
  readonly #parts: ThreadKeeperParts;
  readonly #backoff = new Backoff(WAITS);
  readonly #over: Promise<void>;
  #finish: () => void = () => undefined;
  #worker: Worker | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #staging: Staging | null = null;
  #keep: boolean;
  #closing: { readonly ended: boolean } | null = null;

  constructor(parts: ThreadKeeperParts) {
    this.#parts = parts;
    this.#keep = parts.start.options.keep;
    this.#over = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#tell({ state: 'starting' });
    this.#begin();
  }

  stage(staging: Staging): void {
    this.#staging = staging;
    this.#post({ kind: 'stage', staging });
  }

  keep(on: boolean): void {
    this.#keep = on;
    this.#post({ kind: 'keep', on });
  }

  /** Between two threads another one is begun once more: what was written is to be completed. */
  async close(ended: boolean): Promise<void> {
    this.#closing = { ended };
    clearTimeout(this.#timer);
    if (this.#worker === null) this.#begin();
    else this.#post({ kind: 'close', ended });
    await this.#over;
  }

  #begin(): void {
    const { file, start } = this.#parts;
    const beganMs = performance.now();
    const options = { ...start.options, keep: this.#keep };
    const workerData: OutputStart = { ...start, options };
    const worker = new Worker(file, { workerData });
    let words = 'the thread ended';
    worker.on('message', (message: FromOutput) => this.#heard(message));
    worker.on('error', (error) => {
      words = String(error);
    });
    worker.once('exit', (code) => this.#ended(code, words, performance.now() - beganMs));
    this.#worker = worker;
    if (this.#closing !== null) this.#post({ kind: 'close', ended: this.#closing.ended });
    else if (this.#staging !== null) this.#post({ kind: 'stage', staging: this.#staging });
  }

  #ended(code: number, words: string, lastedMs: number): void {
    this.#worker = null;
    if (code !== 0) this.#parts.log.error('the thread of a programme output failed', { error: words });
    if (this.#closing !== null) {
      if (code !== 0) this.#tell({ state: 'closed' });
      this.#finish();
      return;
    }
    this.#tell({ state: 'waiting', reason: words });
    this.#timer = setTimeout(() => this.#begin(), this.#backoff.after(lastedMs));
  }

  #heard(message: FromOutput): void {
    const { events, log } = this.#parts;
    switch (message.kind) {
      case 'listening':
        events.onListening(message.trackId);
        break;
      case 'keyFrameWanted':
        events.onKeyFrameWanted(message.trackId);
        break;
      case 'shown':
        events.onShown(message.trackIds);
        break;
      case 'decoderFault':
        log.warn('a track cannot be decoded', { trackId: message.trackId, words: message.words });
        break;
      case 'status':
        this.#tell(message.status);
        break;
    }
  }

  #tell(status: OutputStatus): void {
    if (status.state === 'waiting') this.#parts.log.warn('the programme output will start again', status);
    this.#parts.events.onStatus(status);
  }

  #post(message: ToOutput): void {
    this.#worker?.postMessage(message);
  }
}
