/** The main thread's end of a database thread. */
import { Worker } from 'node:worker_threads';
import { createGroupCommit, type Settled } from '../sql/group-commit.ts';
import type { Failure, FromWorker, Message, Reply, ToWorker, WorkerStart } from './messages.ts';

/** Requests per message; more would keep the first of them waiting too long. */
const MAX_BATCH = 500;
/** While the thread works on one batch the next is on its way and the last one is being answered. */
const PARALLEL = 2;
/** Hundreds of votes a second share commits of a few milliseconds; nobody notices those, the disk does. */
const GATHER = { ms: 4, enough: 48 };

export type GoodReply = Exclude<Reply, Failure>;

export interface WorkerLink {
  /** Resolves when the thread has done it (and, when writing, committed it). */
  submit(message: Message): Promise<GoodReply>;
  close(): Promise<void>;
}

interface Travelling {
  readonly resolve: (replies: readonly Settled<GoodReply>[]) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a database thread. */
export function startWorker(start: WorkerStart): WorkerLink {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start });
  const travelling = new Map<number, Travelling>();
  let lastId = 0;
  let dead: Error | undefined;

  const fail = (error: Error): void => {
    dead ??= error;
    for (const { reject } of travelling.values()) reject(dead);
    travelling.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      fail(new Error('the database thread has ended'));
      resolve();
    });
  });
  worker.on('error', (cause) => fail(new Error('the database thread failed', { cause })));
  worker.on('message', ({ id, replies }: FromWorker) => {
    travelling.get(id)?.resolve(replies.map(settle));
    travelling.delete(id);
  });

  const post = (message: ToWorker): void => worker.postMessage(message);
  const run = (batch: readonly Message[]): Promise<readonly Settled<GoodReply>[]> =>
    new Promise((resolve, reject) => {
      if (dead !== undefined) {
        reject(dead);
        return;
      }
      lastId += 1;
      travelling.set(lastId, { resolve, reject });
      post({ id: lastId, batch });
    });

  const group = createGroupCommit({
    run,
    maxBatch: MAX_BATCH,
    parallel: PARALLEL,
    ...(start.mode === 'write' ? { gather: GATHER } : {}),
  });
  return {
    submit: group.submit,
    close: async () => {
      await group.close();
      post('close');
      await exited;
    },
  };
}

function settle(reply: Reply): Settled<GoodReply> {
  if (typeof reply === 'object' && 'failed' in reply) {
    return { ok: false, error: new Error(`the database refused: ${reply.failed}`) };
  }
  return { ok: true, reply };
}
