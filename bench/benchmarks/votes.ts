/** Votes: durable and acknowledged through the whole product, through the store alone, and beside bare databases. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { VoterCalls } from '../generators/voter.ts';
import { type Child, startChild } from '../lib/child.ts';
import { sharedNowMs } from '../lib/clock.ts';
import type { Desk } from '../lib/desk.ts';
import { LatencyHistogram, median } from '../lib/percentile.ts';
import { cpuSeconds } from '../lib/process-figures.ts';
import { setStage } from '../lib/stage.ts';
import { bareSqliteVotesPerSecond } from '../peers/bare-sqlite.ts';
import { startPgbench } from '../peers/pgbench.ts';
import { storeVotesPerSecond } from '../peers/store-alone.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

/** Votes per second that are tried, one after the other, until the acknowledgements come too late. */
const STEPS = [2000, 3000, 4000, 5000, 6000, 7000, 8000, 10_000, 12_000, 15_000];
/** Votes per second before the first step, reported but not judged: a server that has just started compiles its code. */
const WARM_UP = 1000;
/** Nobody waits longer for "your vote is counted" without noticing. */
const ACK_LIMIT_MS = 50;
/** Share of the wanted rate that must have been reached. */
const KEPT_UP = 0.98;
const PROCESSES = 2;
const VOTER = new URL('../generators/voter.ts', import.meta.url);
/** The store and its peers take turns, so that what else the machine does hits all alike. */
const TURNS = 5;
const TURN_VOTES = 60_000;

interface Step {
  readonly wanted: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly acknowledged: number;
  readonly failed: number;
  /** CPU of the whole server, which does not depend on who else uses the machine. */
  readonly cpuUsPerVote: number;
}

async function openPolls(desk: Desk, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const prepared = await desk.command('polls:prepare', {
      title: `第 ${at + 1} 项：是否同意调整阶梯水价`,
      type: 'single',
      config: { options: ['同意', '不同意', '弃权'] },
      secret: true,
      results: 'live',
      electorate: 'all',
    });
    const { pollId } = z.object({ pollId: z.string() }).parse(prepared);
    await desk.command('polls:open', { pollId });
    ids.push(pollId);
  }
  return ids;
}

async function voteAt(
  server: number,
  voters: readonly Child<VoterCalls>[],
  pollIds: readonly string[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Step> {
  const cpuBefore = cpuSeconds(server);
  const startMs = sharedNowMs() + 100;
  const count = Math.floor((perSecond * seconds) / voters.length);
  const plan = { pollIds, startMs, perSecond: perSecond / voters.length, count };
  const parts = await Promise.all(voters.map((child) => child.call('vote', plan)));
  const latencies = new LatencyHistogram();
  for (const part of parts) latencies.merge(part.latencies);
  const acknowledged = parts.reduce((sum, part) => sum + part.acknowledged, 0);
  const lastMs = Math.max(...parts.map((part) => part.lastMs));
  return {
    wanted: perSecond,
    perSecond: Math.round((acknowledged * 1000) / (lastMs - startMs)),
    p50Ms: latencies.percentile(50),
    p99Ms: latencies.percentile(99),
    acknowledged,
    failed: count * voters.length - acknowledged,
    cpuUsPerVote: Math.round(((cpuSeconds(server) - cpuBefore) * 1e6) / Math.max(1, acknowledged)),
  };
}

function isGood({ wanted, perSecond, p99Ms, failed }: Step): boolean {
  return p99Ms <= ACK_LIMIT_MS && perSecond >= wanted * KEPT_UP && failed === 0;
}

/** Rows that are really in the file: what was acknowledged must be among them. */
function storedVotes(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'yishiting.sqlite'), { readOnly: true });
  try {
    return Number(db.prepare('select count(*) as votes from voters').get()?.['votes'] ?? 0);
  } finally {
    db.close();
  }
}

async function endToEnd({ viewers, seconds, say }: BenchmarkOptions) {
  await using opened = new AsyncDisposableStack();
  const stage = opened.use(await setStage());
  const most = [WARM_UP, ...STEPS].reduce((sum, rate) => sum + rate * seconds, 0);
  const pollIds = await openPolls(stage.desk, Math.ceil(most / viewers) + 1);
  const place = await stage.place();
  const voters: Child<VoterCalls>[] = [];
  for (let at = 0; at < PROCESSES; at += 1) {
    voters.push(opened.use(await startChild<VoterCalls>(VOTER, { onLastCore: true })));
  }
  const count = Math.floor(viewers / PROCESSES);
  const entered = await Promise.all(
    voters.map((child, process) =>
      child.call('enter', { place, process, count, spreadMs: Math.max(1000, viewers * 2) }),
    ),
  );
  say(`${entered.join(' + ')} voters, ${pollIds.length} polls`);
  await sleep(2000);
  const steps: Step[] = [];
  for (const rate of [WARM_UP, ...STEPS]) {
    const step = await voteAt(stage.product.pid, voters, pollIds, { perSecond: rate, seconds });
    steps.push(step);
    say(
      `${rate} votes/s wanted: ${step.perSecond}/s, p50 ${step.p50Ms} ms, p99 ${step.p99Ms} ms, failed ${step.failed}, ${step.cpuUsPerVote} µs of CPU a vote`,
    );
    if (rate !== WARM_UP && !isGood(step)) break;
    await sleep(1000);
  }
  const acknowledged = steps.reduce((sum, step) => sum + step.acknowledged, 0);
  const best = steps.findLast(isGood) ?? steps[1];
  return {
    endToEndPerSecond: best?.perSecond ?? 0,
    ackP99Ms: best?.p99Ms ?? 0,
    acknowledged,
    stored: storedVotes(stage.dataDir),
    steps,
  };
}

async function stores({ say }: BenchmarkOptions) {
  await using opened = new AsyncDisposableStack();
  const peer = await startPgbench();
  if (peer !== null) opened.use(peer);
  const store: number[] = [];
  const bare: number[] = [];
  const pgbench: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const acts = [
      async () => void store.push(await storeVotesPerSecond(TURN_VOTES)),
      async () => void bare.push(await bareSqliteVotesPerSecond(TURN_VOTES)),
      async () => void (peer !== null && pgbench.push(await peer.votesPerSecond(TURN_VOTES))),
    ];
    for (const act of turn % 2 === 0 ? acts : acts.toReversed()) await act();
    say(
      `turn ${turn + 1}: store ${store.at(-1)}/s, bare SQLite ${bare.at(-1)}/s, pgbench ${pgbench.at(-1) ?? 'not installed'}`,
    );
  }
  const storePerSecond = median(store);
  const bareSqlitePerSecond = median(bare);
  const pgbenchPerSecond = peer === null ? null : median(pgbench);
  return {
    ...{ storePerSecond, bareSqlitePerSecond, pgbenchPerSecond },
    storeToBare: rounded(storePerSecond / bareSqlitePerSecond),
    storeToPgbench: pgbenchPerSecond === null ? null : rounded(storePerSecond / pgbenchPerSecond),
  };
}

export const votes: Benchmark = {
  about: 'durable acknowledged votes: whole product, store alone, bare SQLite, pgbench',
  viewers: 4000,
  seconds: 5,
  run: async (options) => ({ ...(await endToEnd(options)), ...(await stores(options)) }),
};
