/** Keeps the configured number of media workers alive and says whether there is one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import type { Log } from '#server/ports/log.ts';
import type { MediaLoad, MediaStatus } from '#server/ports/media-plane.ts';
import { Backoff } from '#shared/kernel/backoff.ts';
import type { FullAt } from './config.ts';

/** A worker program, or a sentence saying why there is none. */
export type WorkerBinary = { readonly path: string } | { readonly missing: string };

export interface WorkerSlot {
  readonly index: number;
  readonly worker: types.Worker;
  readonly server: types.WebRtcServer;
  /** Rooms that live here, to spread new ones. */
  rooms: number;
  /** WebRTC paths over it, of whatever room; also those that are just being opened. */
  paths: number;
  /** Share of a core that it needed lately. */
  load: number;
}

export interface WorkerPoolOptions {
  readonly size: number;
  readonly fullAt: FullAt;
  /** Called once; may take minutes (a build). */
  readonly obtainBinary: () => Promise<WorkerBinary>;
  readonly listenInfos: (index: number) => types.TransportListenInfo[];
  readonly log: Log;
  readonly onStatus: (status: MediaStatus) => void;
}

/** Before a worker that died is started again. */
const WAITS = { firstMs: 200, longestMs: 30_000, healthyAfterMs: 60_000 };
/** How long a request waits for a worker that is just starting, before it is refused. */
const PATIENCE_MS = 3_000;
/** Long enough to tell a crowd from a burst. */
const LOAD_EVERY_MS = 2_000;

export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #slots = new Map<number, WorkerSlot>();
  readonly #closing = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #running: Promise<void>;
  #status: MediaStatus = { state: 'starting', detail: 'looking for the media worker' };

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  get status(): MediaStatus {
    return this.#status;
  }

  /** Process ids of the living workers. */
  pids(): number[] {
    return [...this.#slots.values()].map(({ worker }) => worker.pid);
  }

  load(): MediaLoad {
    const loads = this.slots().map((slot) => slot.load);
    return { busiest: Math.max(0, ...loads), calmest: loads.length === 0 ? 0 : Math.min(...loads) };
  }

  /** The living workers. */
  slots(): readonly WorkerSlot[] {
    return [...this.#slots.values()].filter(({ worker }) => !worker.closed);
  }

  /** How near a worker is to its marks, whichever is nearer; from 1 on others are used as well. */
  fullness({ paths, load }: WorkerSlot): number {
    const { fullAt } = this.#options;
    return Math.max(paths / fullAt.paths, load / fullAt.load);
  }

  /** For a new room: a worker that is not full, with the fewest rooms; waits a little while one is starting. */
  async acquire(): Promise<WorkerSlot | undefined> {
    if (this.#slots.size === 0 && this.#status.state === 'starting') await this.#waitForChange();
    const isFull = (slot: WorkerSlot): number => Number(this.fullness(slot) >= 1);
    const inTurn = this.slots().toSorted(
      (a, b) => isFull(a) - isFull(b) || a.rooms - b.rooms || this.fullness(a) - this.fullness(b),
    );
    return inTurn[0];
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return this.#running;
    this.#closing.abort();
    this.#setStatus({ state: 'unavailable', reason: 'the media plane is closed' });
    const ended = [...this.#slots.values()].map(({ worker }) => subprocessEnd(worker));
    for (const { worker } of this.#slots.values()) worker.close();
    this.#slots.clear();
    await Promise.all([...ended, this.#running]);
  }

  async #run(): Promise<void> {
    const binary = await this.#options.obtainBinary().catch((error: unknown) => ({ missing: String(error) }));
    if (this.#closing.signal.aborted) return;
    if ('missing' in binary) {
      this.#options.log.warn('WebRTC is not available', { reason: binary.missing });
      this.#setStatus({ state: 'unavailable', reason: binary.missing });
      return;
    }
    this.#setStatus({ state: 'starting', detail: 'starting the media worker' });
    const indexes = Array.from({ length: this.#options.size }, (_, index) => index);
    await Promise.all(indexes.map((index) => this.#keepAlive(index, binary.path)));
  }

  /** Starts worker `index` again and again until the pool closes. */
  async #keepAlive(index: number, path: string): Promise<void> {
    const { signal } = this.#closing;
    const backoff = new Backoff(WAITS);
    while (!signal.aborted) {
      const startedAt = Date.now();
      try {
        await this.#live(await this.#start(index, path));
      } catch (error) {
        this.#options.log.error('a media worker did not start', { index, error: String(error) });
      }
      this.#announce();
      await sleep(backoff.after(Date.now() - startedAt), undefined, { signal }).catch(() => undefined);
    }
  }

  async #start(index: number, path: string): Promise<WorkerSlot> {
    const worker = await createWorker({ workerBin: path, logLevel: 'warn' });
    try {
      return { index, worker, server: await this.#listen(worker, index), rooms: 0, paths: 0, load: 0 };
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** A taken port must not cost the meeting its picture: any free one is announced instead. */
  async #listen(worker: types.Worker, index: number): Promise<types.WebRtcServer> {
    const infos = this.#options.listenInfos(index);
    try {
      return await worker.createWebRtcServer({ listenInfos: infos });
    } catch (error) {
      const anyPort = infos.map(({ port: _taken, ...info }) => info);
      this.#options.log.warn('the media port is taken, using free ones', { error: String(error) });
      return worker.createWebRtcServer({ listenInfos: anyPort });
    }
  }

  /** Resolves when the worker has died or the pool closes. */
  async #live(slot: WorkerSlot): Promise<void> {
    const { signal } = this.#closing;
    if (signal.aborted) return slot.worker.close();
    this.#slots.set(slot.index, slot);
    this.#announce();
    const stopWatching = watchLoad(slot);
    await new Promise<void>((resolve) => {
      const end = (): void => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      signal.addEventListener('abort', end);
      slot.worker.once('died', (error) => {
        this.#options.log.error('a media worker died', { index: slot.index, error: String(error) });
        end();
      });
    });
    stopWatching();
    this.#slots.delete(slot.index);
  }

  #announce(): void {
    if (this.#closing.signal.aborted) return;
    if (this.#slots.size > 0) this.#setStatus({ state: 'ready' });
    else this.#setStatus({ state: 'starting', detail: 'restarting the media worker' });
  }

  #setStatus(status: MediaStatus): void {
    const changed = status.state !== this.#status.state;
    this.#status = status;
    if (!changed) return;
    for (const wake of this.#waiting) wake();
    this.#options.onStatus(status);
  }

  #waitForChange(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, PATIENCE_MS);
      this.#waiting.add(wake);
    });
  }
}

/** Measures again and again what a worker needs, until it is told to stop. */
function watchLoad(slot: WorkerSlot): () => void {
  let last: { readonly cpuMs: number; readonly atMs: number } | null = null;
  const look = async (): Promise<void> => {
    const { ru_utime: user, ru_stime: system } = await slot.worker.getResourceUsage();
    const now = { cpuMs: user + system, atMs: performance.now() };
    if (last !== null) slot.load = (now.cpuMs - last.cpuMs) / (now.atMs - last.atMs);
    last = now;
  };
  // A worker that dies meanwhile answers no more; its slot goes with it.
  const timer = setInterval(() => void look().catch(() => undefined), LOAD_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** The worker's process must be gone, not only told to go, before a port counts as free. */
function subprocessEnd(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return Promise.resolve();
  return new Promise((resolve) => worker.once('subprocessclose', () => resolve()));
}
