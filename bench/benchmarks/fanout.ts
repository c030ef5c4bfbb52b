/** Fan-out: what it costs to bring comments to everybody, and how long it takes, beside peers that send the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sharedNowMs } from '../lib/clock.ts';
import { type Crowd, startCrowd } from '../lib/crowd.ts';
import { mergeDeliveries } from '../lib/delivery-book.ts';
import { percentile } from '../lib/percentile.ts';
import { cpuSeconds, residentBytes } from '../lib/process-figures.ts';
import { type Stage, setStage } from '../lib/stage.ts';
import { startRawWs, startRoomEmit } from '../peers/children.ts';
import { startNchan } from '../peers/nchan.ts';
import type { Peer } from '../peers/peer.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';
import { type PeerSlot, type ProductSlot, summarise } from './fanout-figures.ts';

/** Comments per second. */
const RATES = [10, 100] as const;
/** Alternating, so that what else the machine does hits everybody alike. */
const ROUNDS = 4;
/** After the last comment of a slot: until everything is delivered. */
const DRAIN_MS = 1500;
/** Sockets are kept alive every 25 seconds: entering evenly over that time keeps it from coming in bursts. */
const SPREAD_MS = 25_000;
const SETTLE_MS = 3000;

/** The crowd as the comments reached it, and what that cost the server. */
async function productSlot(stage: Stage, crowd: Crowd, rate: number, options: BenchmarkOptions) {
  const { pid } = stage.product;
  const count = rate * options.seconds;
  await crowd.begin('product');
  const crowdBefore = crowd.cpuSeconds();
  const before = cpuSeconds(pid);
  const beganMs = sharedNowMs();
  const spoken = await stage.speaker.call('speak', { startMs: beganMs + 50, perSecond: rate, count });
  await sleep(DRAIN_MS);
  const cpu = cpuSeconds(pid) - before;
  const lasted = (sharedNowMs() - beganMs) / 1000;
  const crowdCpuShare = (crowd.cpuSeconds() - crowdBefore) / lasted;
  const parts = await crowd.sum('product');
  const delivered = mergeDeliveries(parts, options.viewers, count);
  const slot: ProductSlot = { rate, cpu, delivered, refused: spoken.refused, crowdCpuShare };
  return { slot, texts: parts[0]?.texts ?? [] };
}

/** The same texts in the same time from a peer. */
async function peerSlot(peer: Peer, crowd: Crowd, rate: number, texts: readonly string[], seconds: number) {
  await crowd.begin(peer.name);
  const before = cpuSeconds(peer.pid);
  const gapMs = (seconds * 1000) / texts.length;
  const startMs = sharedNowMs();
  for (const [at, text] of texts.entries()) {
    await sleep(Math.max(0, startMs + at * gapMs - sharedNowMs()));
    await peer.broadcast(text);
  }
  await sleep(DRAIN_MS);
  const cpu = cpuSeconds(peer.pid) - before;
  const parts = await crowd.sum(peer.name);
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const slot: PeerSlot = { name: peer.name, rate, cpu, frames };
  return slot;
}

/** A text with a single comment, as one emit per comment would send it. */
function singleComment(text: string): string {
  const [name, frame]: [string, { events: unknown[] }] = JSON.parse(text.slice(2));
  return `42${JSON.stringify([name, { ...frame, events: frame.events.slice(0, 1) }])}`;
}

/** Share of a core that each server needs while nothing is said: pings, and the product's counting of people. */
async function measureIdle(stage: Stage, peers: readonly Peer[], { seconds, say }: BenchmarkOptions) {
  const lasts = Math.min(SPREAD_MS / 1000, seconds * 5);
  say(`${lasts} s in which nothing is said`);
  const servers = [{ name: 'product', pid: stage.product.pid }, ...peers];
  const before = servers.map(({ pid }) => cpuSeconds(pid));
  await sleep(lasts * 1000);
  const shares = servers.map(({ name, pid }, at): [string, number] => [
    name,
    rounded((cpuSeconds(pid) - (before[at] ?? 0)) / lasts),
  ]);
  return Object.fromEntries(shares);
}

function describe({ rate, cpu, delivered }: ProductSlot): string {
  const last = percentile(delivered.lastReceiptsMs, 99);
  const perFrame = (cpu * 1e6) / delivered.frames;
  return `${rate}/s: ${perFrame.toFixed(1)} µs a frame, last receipt p99 ${last.toFixed(0)} ms, missing ${delivered.missing}`;
}

async function measure(stage: Stage, crowd: Crowd, peers: readonly Peer[], options: BenchmarkOptions) {
  const { say, seconds } = options;
  const products: ProductSlot[] = [];
  const others: PeerSlot[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rates = round % 2 === 0 ? RATES : RATES.toReversed();
    for (const rate of rates) {
      const { slot, texts } = await productSlot(stage, crowd, rate, options);
      products.push(slot);
      say(`round ${round + 1}, product, ${describe(slot)}`);
      for (const peer of round % 2 === 0 ? peers : peers.toReversed()) {
        others.push(await peerSlot(peer, crowd, rate, texts, seconds));
        if (peer.name === 'roomEmit' && rate === 100) {
          const single = await peerSlot(peer, crowd, rate, texts.map(singleComment), seconds);
          others.push({ ...single, name: 'emitPerComment' });
        }
      }
    }
  }
  return { products, others };
}

async function enterAll(stage: Stage, crowd: Crowd, peers: readonly Peer[], options: BenchmarkOptions) {
  const { viewers, say } = options;
  const place = await stage.place();
  await sleep(SETTLE_MS);
  const emptyBytes = residentBytes(stage.product.pid);
  const spreadMs = Math.min(SPREAD_MS, Math.max(1000, viewers * 10));
  say(`${viewers} sockets enter each of ${['product', ...peers.map(({ name }) => name)].join(', ')}`);
  const entered = await Promise.all([
    crowd.enter({ name: 'product', kind: 'room', place }, spreadMs),
    ...peers.map(({ name, kind, port, path }) =>
      crowd.enter(
        kind === 'room'
          ? { name, kind, place: { ...place, port } }
          : { name, kind, target: { host: place.host, port, path } },
        spreadMs,
      ),
    ),
  ]);
  if (entered.some((count) => count !== viewers)) throw new Error(`only ${entered.join(', ')} entered`);
  await sleep(SETTLE_MS);
  return (residentBytes(stage.product.pid) - emptyBytes) / viewers;
}

async function run(options: BenchmarkOptions): Promise<object> {
  const { viewers } = options;
  await using opened = new AsyncDisposableStack();
  const stage = opened.use(await setStage());
  const nchan = await startNchan();
  const peers = [await startRawWs(), await startRoomEmit(), ...(nchan === null ? [] : [nchan])];
  for (const peer of peers) opened.use(peer);
  // Last, so that it leaves first.
  const crowd = opened.use(await startCrowd(viewers));
  const bytesPerSocket = Math.round(await enterAll(stage, crowd, peers, options));
  options.say(`${bytesPerSocket} bytes of memory per socket`);
  const idleCpuShare = await measureIdle(stage, peers, options);
  const { products, others } = await measure(stage, crowd, peers, options);
  const lost = await crowd.lost('product');
  const figures = summarise(products, others, viewers, options.seconds);
  return { viewers, ...figures, bytesPerSocket, lost, idleCpuShare };
}

export const fanout: Benchmark = {
  about: 'comments to everybody at 10/s and 100/s, beside raw ws, a Socket.IO room and nchan',
  viewers: 10_000,
  seconds: 5,
  run,
};
