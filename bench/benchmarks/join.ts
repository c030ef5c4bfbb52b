/** Flash crowd: thousands open the page within a few seconds, while the session goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JoinerCalls } from '../generators/joiner.ts';
import { type Child, startChild } from '../lib/child.ts';
import { sharedNowMs } from '../lib/clock.ts';
import { LatencyHistogram } from '../lib/percentile.ts';
import { cpuSeconds } from '../lib/process-figures.ts';
import { fillRoom, setStage } from '../lib/stage.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

const PROCESSES = 2;
const JOINER = new URL('../generators/joiner.ts', import.meta.url);
/** Comments per second meanwhile. */
const COMMENTS = 10;

async function run({ viewers, seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const stage = opened.use(await setStage({ countReads: true }));
  await fillRoom(stage);
  const place = await stage.place();
  const joiners: Child<JoinerCalls>[] = [];
  for (let at = 0; at < PROCESSES; at += 1) {
    joiners.push(opened.use(await startChild<JoinerCalls>(JOINER, { onLastCore: true })));
  }
  await sleep(2000);
  say(`${viewers} join within ${seconds} s`);
  const cpuBefore = cpuSeconds(stage.product.pid);
  const readsBefore = (await stage.product.reads()) ?? 0;
  const startMs = sharedNowMs() + 200;
  const perSecond = viewers / PROCESSES / seconds;
  const speaking = stage.speaker.call('speak', { startMs, perSecond: COMMENTS, count: COMMENTS * seconds });
  const parts = await Promise.all(
    joiners.map((child, process) =>
      child.call('join', { place, process, count: Math.floor(viewers / PROCESSES), startMs, perSecond }),
    ),
  );
  await speaking;
  const cpu = cpuSeconds(stage.product.pid) - cpuBefore;
  const reads = ((await stage.product.reads()) ?? 0) - readsBefore;
  const joins = new LatencyHistogram();
  const snapshots = new LatencyHistogram();
  for (const part of parts) {
    joins.merge(part.joins);
    snapshots.merge(part.snapshots);
  }
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  const reason = parts.find((part) => part.reason !== null)?.reason;
  if (reason !== undefined) say(`${failed} failed, the first because: ${reason}`);
  return {
    joins: joins.total,
    failed,
    p50Ms: joins.percentile(50),
    p99Ms: joins.percentile(99),
    slowestMs: joins.percentile(100),
    snapshotP99Ms: snapshots.percentile(99),
    withinSeconds: seconds,
    cpuMsPerJoin: rounded((cpu * 1000) / viewers),
    readsPerJoin: rounded(reads / viewers),
  };
}

export const join: Benchmark = {
  about: 'a flash crowd: snapshot, socket and welcome for everybody within a few seconds',
  viewers: 5000,
  seconds: 5,
  run,
};
