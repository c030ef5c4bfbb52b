/** A server that is killed under thousands of viewers: how soon all are back, what they missed, what it cost the database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { tempDir } from '#tests/support/temp-dir.ts';
import type { RoomPlace } from '../generators/place.ts';
import type { ReturnerCalls } from '../generators/returner.ts';
import { type Child, startChild } from '../lib/child.ts';
import { sharedNowMs } from '../lib/clock.ts';
import { openLiveSession } from '../lib/desk.ts';
import { type Product, startProduct } from '../lib/product.ts';
import { createSnapshotReader } from '../lib/snapshot.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

const RETURNER = new URL('../generators/returner.ts', import.meta.url);
const PROCESSES = 2;
/** Comments per second before, during and after. */
const COMMENTS = 10;
/** Then it is said that not all came back. */
const PATIENCE_MS = 90_000;
/** After everybody is back: frames must flow again and reach all. */
const AFTER_MS = 3000;

interface Room {
  readonly seq: number;
  readonly comments: number;
}

/** A new reader each time: what counts is the server's present. */
async function roomNow(product: Product, code: string): Promise<Room> {
  const { host, port } = product;
  const { room, now } = await createSnapshotReader()({ host, port, code, cookie: null, localAddress: host });
  return { seq: room.seq, comments: now.counters.comments };
}

async function allBack(crowd: readonly Child<ReturnerCalls>[], viewers: number) {
  const deadline = sharedNowMs() + PATIENCE_MS;
  for (;;) {
    const states = await Promise.all(crowd.map((child) => child.call('state', undefined)));
    const live = states.reduce((sum, state) => sum + state.live, 0);
    const lastBackMs = Math.max(...states.map((state) => state.lastBackMs));
    if (live === viewers || sharedNowMs() > deadline) return { live, lastBackMs };
    await sleep(100);
  }
}

async function enterAll(place: RoomPlace, viewers: number, opened: AsyncDisposableStack) {
  const crowd: Child<ReturnerCalls>[] = [];
  for (let at = 0; at < PROCESSES; at += 1) {
    crowd.push(opened.use(await startChild<ReturnerCalls>(RETURNER, { onLastCore: true })));
  }
  const spreadMs = Math.max(1000, viewers * 2);
  const half = Math.floor(viewers / PROCESSES);
  const share = (process: number): number => (process === 0 ? viewers - half * (PROCESSES - 1) : half);
  await Promise.all(
    crowd.map((child, process) => child.call('enter', { place, process, count: share(process), spreadMs })),
  );
  return crowd;
}

async function run({ viewers, seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const { path: dataDir } = opened.use(await tempDir('bench-resume'));
  const before = opened.use(await startProduct({ dataDir }));
  const { host, port, secret } = before;
  const { sessionId, code } = await openLiveSession(before);
  const start = await roomNow(before, code);
  const place = { host, port, secret, sessionId, code, since: start.seq };
  const crowd = await enterAll(place, viewers, opened);
  const [first] = crowd;
  say(`${viewers} sockets are in`);
  await first?.call('talk', COMMENTS);
  await sleep(seconds * 1000);

  const killedMs = sharedNowMs();
  await before.kill();
  const after = opened.use(await startProduct({ dataDir, port, secret, countReads: true }));
  const listensMs = sharedNowMs();
  say(`killed and listening again after ${((listensMs - killedMs) / 1000).toFixed(1)} s`);
  const { live, lastBackMs } = await allBack(crowd, viewers);
  const reads = (await after.reads()) ?? 0;
  const backSeconds = (lastBackMs - killedMs) / 1000;
  say(`${live} of ${viewers} are back ${backSeconds.toFixed(1)} s after the kill`);
  await sleep(AFTER_MS);
  const acknowledged = (await first?.call('hush', undefined)) ?? 0;
  await sleep(2000);
  const end = await roomNow(after, code);
  const range = { first: start.comments + 1, last: end.comments };
  const sums = await Promise.all(crowd.map((child) => child.call('sum', range)));
  const added = (key: 'missed' | 'snapshots' | 'gaps'): number =>
    sums.reduce((sum, part) => sum + part[key], 0);
  return {
    sockets: viewers,
    back: live,
    backSeconds: rounded(backSeconds),
    downSeconds: rounded((listensMs - killedMs) / 1000),
    missed: added('missed'),
    readsPerSocket: reads / viewers,
    reads,
    snapshots: added('snapshots'),
    gaps: added('gaps'),
    acknowledged,
    stored: end.comments - start.comments,
  };
}

export const resume: Benchmark = {
  about: 'kill -9 under thousands of sockets: all back by their own numbers, nothing missed',
  viewers: 5000,
  seconds: 5,
  run,
};
