/**
 * Brings tracks to routers of their room on other workers: each once per router however many receive it there, and
 * only as long as somebody does [T48], and a while longer: programmes are cut back and forth, and a pipe that is already
 * there costs a cut nothing. A new one asks the source for a full picture when it is laid, a moment too early for the
 * viewers, who then have to wait for the next; and its layers are too young to be chosen for two seconds.
 */
import type { types } from 'mediasoup';
import { type Release, releaseOnce } from '#shared/kernel/reservation.ts';
import type { Branch, ProducerEntry } from './room.ts';

interface Pipe {
  readonly source: types.Producer;
  /** A promise, so that two who ask at once share it. */
  readonly opening: Promise<types.Consumer>;
  users: number;
  /** Runs when nobody uses it. */
  idle?: NodeJS.Timeout;
}

const NOTHING_TO_RELEASE = (): void => undefined;

export class Pipes {
  readonly #lingerMs: number;
  readonly #open = new Map<string, Pipe>();

  /** `lingerMs`: how long a pipe stays that nobody uses. */
  constructor(lingerMs: number) {
    this.#lingerMs = lingerMs;
  }

  /**
   * Afterwards the producer is known to that router under its own id. When the last one has
   * released it the pipe ends. Rejects when the producer or the router is gone meanwhile.
   */
  async bring({ branch, producer }: ProducerEntry, to: Branch): Promise<Release> {
    if (branch.router === to.router) return NOTHING_TO_RELEASE;
    const key = `${to.router.id}/${producer.id}`;
    const pipe = this.#open.get(key) ?? this.#lay(key, branch, producer, to);
    pipe.users += 1;
    clearTimeout(pipe.idle);
    const release = releaseOnce(() => {
      pipe.users -= 1;
      if (pipe.users === 0) this.#endSoon(key, pipe);
    });
    try {
      await pipe.opening;
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  #lay(key: string, from: Branch, source: types.Producer, { router }: Branch): Pipe {
    const pipe: Pipe = { source, opening: layPipe(from.router, source.id, router), users: 0 };
    this.#open.set(key, pipe);
    pipe.opening.then(
      // With the producer, or with one of the routers.
      (consumer) => consumer.observer.once('close', () => this.#forget(key, pipe)),
      () => this.#forget(key, pipe),
    );
    return pipe;
  }

  #endSoon(key: string, pipe: Pipe): void {
    if (this.#lingerMs === 0) {
      this.#end(key, pipe);
      return;
    }
    pipe.idle = setTimeout(() => this.#end(key, pipe), this.#lingerMs);
    pipe.idle.unref();
  }

  #end(key: string, pipe: Pipe): void {
    // One whose source is closed is just being closed by the worker.
    if (pipe.source.closed) return;
    this.#forget(key, pipe);
    pipe.opening.then(
      (consumer) => consumer.close(),
      () => undefined,
    );
  }

  #forget(key: string, pipe: Pipe): void {
    clearTimeout(pipe.idle);
    if (this.#open.get(key) === pipe) this.#open.delete(key);
  }
}

/**
 * Pauses, closing, layers and requests for full pictures go through it. What a busy worker drops from its socket is
 * sent again: a hole would stop the picture of everybody over there.
 */
async function layPipe(from: types.Router, producerId: string, to: types.Router): Promise<types.Consumer> {
  const { pipeConsumer } = await from.pipeToRouter({
    producerId,
    router: to,
    enableRtx: true,
    enableSctp: false,
  });
  if (pipeConsumer === undefined) throw new Error('a pipe without a consumer');
  return pipeConsumer;
}
