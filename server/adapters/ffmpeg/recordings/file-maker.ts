/** Makes the mp4 files of recordings, one at a time; a file is there as a whole or not at all. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#server/ports/log.ts';
import type { RecordingFile } from '#server/ports/recordings.ts';
import { PART, removeOldParts } from '../old-parts.ts';
import { joinSegments } from './join-segments.ts';

/** In the folder of a session. */
const FILE = join('file', 'replay.mp4');

interface Order {
  readonly folder: string;
  readonly abort: AbortController;
  /** Null while it waits. */
  share: number | null;
  done: Promise<void>;
}

export class FileMaker {
  readonly #log: Log;
  /** By folder, in the order in which they were asked for. */
  readonly #orders = new Map<string, Order>();
  readonly #failed = new Set<string>();
  #queue: Promise<void> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  async state(folder: string): Promise<RecordingFile> {
    const order = this.#orders.get(folder);
    if (order !== undefined)
      return order.share === null ? { state: 'waiting' } : { state: 'making', share: order.share };
    const path = join(folder, FILE);
    const there = await stat(path).catch(() => null);
    if (there !== null) return { state: 'ready', path, bytes: there.size };
    return { state: this.#failed.has(folder) ? 'failed' : 'none' };
  }

  /** Asking again while it is made, or when it is there, changes nothing. */
  async make(folder: string): Promise<RecordingFile> {
    const now = await this.state(folder);
    if ((now.state !== 'none' && now.state !== 'failed') || this.#orders.has(folder)) return now;
    const order: Order = { folder, abort: new AbortController(), share: null, done: Promise.resolve() };
    this.#orders.set(folder, order);
    this.#failed.delete(folder);
    order.done = this.#queue.then(() => this.#carryOut(order));
    this.#queue = order.done;
    return { state: 'waiting' };
  }

  /** What is being made of this folder is given up. */
  async forget(folder: string): Promise<void> {
    const order = this.#orders.get(folder);
    order?.abort.abort();
    await order?.done;
  }

  async close(): Promise<void> {
    for (const { abort } of this.#orders.values()) abort.abort();
    await this.#queue;
  }

  async #carryOut(order: Order): Promise<void> {
    const { folder, abort } = order;
    const path = join(folder, FILE);
    // Of its own for each process, as two may serve the same folder.
    const part = join(folder, 'file', `replay.${process.pid}${PART}`);
    try {
      if (abort.signal.aborted) return;
      order.share = 0;
      await removeOldParts(join(folder, 'file'), Date.now());
      await mkdir(join(folder, 'file'), { recursive: true });
      await joinSegments(folder, part, {
        signal: abort.signal,
        onShare: (share) => {
          order.share = share;
        },
      });
      await rename(part, path);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#failed.add(folder);
      this.#log.error('a recording could not be made into one file', { error: String(error) });
    } finally {
      this.#orders.delete(folder);
      // A disk that went away must not take the files after this one along.
      await rm(part, { force: true }).catch((error: unknown) =>
        this.#log.warn('a part of a file could not be removed', { part, error: String(error) }),
      );
    }
  }
}
