/** A crowd of watchers spread over several processes. */
import type { WatcherCalls } from '../generators/watcher.ts';
import { type Child, startChild } from './child.ts';
import type { Deliveries } from './delivery-book.ts';
import { cpuSeconds } from './process-figures.ts';

const MODULE = new URL('../generators/watcher.ts', import.meta.url);
/** Each opens as many sockets to the product as to each of its peers, and may open 20,000 files. */
const PER_PROCESS = 3400;

type Entry = Parameters<WatcherCalls['enter']>[0]['stream'];

export interface Crowd extends AsyncDisposable {
  /** Everybody opens a socket, evenly over the time; answers how many got in. */
  enter(stream: Entry, spreadMs: number): Promise<number>;
  begin(stream: string): Promise<void>;
  sum(stream: string): Promise<readonly Deliveries[]>;
  lost(stream: string): Promise<number>;
  /** CPU seconds of all its processes so far. */
  cpuSeconds(): number;
}

export async function startCrowd(viewers: number): Promise<Crowd> {
  const count = Math.ceil(viewers / PER_PROCESS);
  const children: Child<WatcherCalls>[] = [];
  for (let at = 0; at < count; at += 1) children.push(await startChild(MODULE, { onLastCore: true }));
  const share = (at: number): number =>
    Math.floor(((at + 1) * viewers) / count) - Math.floor((at * viewers) / count);
  const each = <T>(act: (child: Child<WatcherCalls>, at: number) => Promise<T>): Promise<T[]> =>
    Promise.all(children.map(act));
  const added = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    enter: async (stream, spreadMs) =>
      added(
        await each((child, at) => child.call('enter', { stream, process: at, count: share(at), spreadMs })),
      ),
    begin: async (stream) => void (await each((child) => child.call('begin', stream))),
    sum: (stream) => each((child) => child.call('sum', stream)),
    lost: async (stream) => added(await each((child) => child.call('lost', stream))),
    cpuSeconds: () => added(children.map(({ pid }) => cpuSeconds(pid))),
    [Symbol.asyncDispose]: async () => void (await each((child) => child.stop())),
  };
}
