/** Pictures to a crowd by WebRTC: CPU of the media worker for each packet, beside bare mediasoup and Janus. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempDir } from '#tests/support/temp-dir.ts';
import type { MediaPublisherCalls } from '../generators/media-publisher.ts';
import { type Child, startChild } from '../lib/child.ts';
import { median } from '../lib/percentile.ts';
import { residentBytes } from '../lib/process-figures.ts';
import { type Contestant, openArena } from '../lib/webrtc/arena.ts';
import { makeClip, PICTURES_PER_SECOND, readClip } from '../lib/webrtc/clip.ts';
import { type MediaCrowd, type Part, type Stretch, startMediaCrowd } from '../lib/webrtc/media-crowd.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

const PUBLISHER = new URL('../generators/media-publisher.ts', import.meta.url);
const ROUNDS = 5;
/** Until memory is at rest. */
const SETTLE_MS = 1_500;
const ENOUGH_SAMPLES = 50;

interface Hall {
  readonly publisher: Child<MediaPublisherCalls>;
  readonly crowd: MediaCrowd;
  readonly clip: string;
  readonly viewers: number;
  readonly say: (text: string) => void;
}

interface Joined {
  readonly suite: string;
  readonly bytesPerViewer: number;
  readonly bytesPerPacket: number;
  readonly keyFrameRequests: { readonly count: number; readonly busiestSecond: number };
}

/** Everybody joins while the film flows; what some of them receive is decrypted and compared with it. */
async function fill(hall: Hall, { name, pids, screen }: Contestant): Promise<Joined> {
  const { publisher, crowd, clip, viewers } = hall;
  await publisher.call('flow', { name, clip });
  const resident = (): number => pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
  await publisher.call('keyFrameRequests', name);
  const growths: number[] = [];
  const suites = new Set<string>();
  const sizes: number[] = [];
  let bytes = resident();
  const startMs = performance.now();
  await crowd.enter(name, screen, clip, async (part) => {
    for (const suite of part.suites) suites.add(suite);
    sizes.push(trusted(name, part));
    await sleep(SETTLE_MS);
    growths.push((resident() - bytes) / part.viewers);
    bytes = resident();
  });
  const seconds = Math.round((performance.now() - startMs) / 1000);
  const suite = [...suites].join(', ');
  hall.say(`${name}: ${viewers} joined within ${seconds} s, ${suite}`);
  return {
    ...{ suite, bytesPerPacket: median(sizes), bytesPerViewer: Math.round(median(growths)) },
    keyFrameRequests: await publisher.call('keyFrameRequests', name),
  };
}

/** The size of a packet, once it is known that what came is the film and nothing else. */
function trusted(name: string, { sample }: Part): number {
  const { packets, genuine, bytesPerPacket } = sample;
  if (packets >= ENOUGH_SAMPLES && genuine === packets) return bytesPerPacket;
  throw new Error(`${name}: of ${packets} packets that were read ${genuine} are of the film`);
}

/** One stretch; the film flows to this one only. */
async function measure(hall: Hall, { name, pids }: Contestant, seconds: number): Promise<Stretch> {
  const { publisher, crowd, clip } = hall;
  await publisher.call('flow', { name, clip });
  const stretch = await crowd.measure(name, seconds * 1000, pids);
  const micros = rounded(microsPerPacket(stretch, 0));
  hall.say(`${name}: ${Math.round(stretch.packets / stretch.seconds)} packets/s, ${micros} µs each`);
  return stretch;
}

function microsPerPacket({ cpuSeconds, packets }: Stretch, at: number): number {
  return ((cpuSeconds[at] ?? 0) * 1e6) / packets;
}

async function run({ viewers, seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const dir = opened.use(await tempDir('bench-film'));
  const clip = join(dir.path, 'film.ivf');
  await makeClip(clip);
  const publisher = opened.use(await startChild<MediaPublisherCalls>(PUBLISHER));
  const crowd = opened.use(await startMediaCrowd(viewers));
  const contestants = await openArena(opened, publisher, viewers);
  const hall: Hall = { publisher, crowd, clip, viewers, say };
  const joined = new Map<string, Joined>();
  for (const one of contestants) joined.set(one.name, await fill(hall, one));
  const stretches = new Map<string, Stretch[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? contestants : contestants.toReversed();
    for (const one of order) {
      const known = stretches.get(one.name) ?? [];
      stretches.set(one.name, [...known, await measure(hall, one, seconds)]);
    }
  }
  const { pictures } = await readClip(clip);
  const perSecond = (pictures.flat().length / pictures.length) * PICTURES_PER_SECOND;
  return figures({ viewers, perSecond }, joined, stretches);
}

/** What one contestant cost; null when it is not installed. */
function costs(joined: Joined | undefined, stretches: readonly Stretch[] = []) {
  if (joined === undefined) return null;
  const middle = (of: (stretch: Stretch) => number): number => median(stretches.map(of));
  return {
    ...joined,
    micros: middle((stretch) => microsPerPacket(stretch, 0)),
    aroundMicros: middle((stretch) => microsPerPacket(stretch, 1)),
    share: middle((stretch) => (stretch.cpuSeconds[0] ?? 0) / stretch.seconds),
    perSecond: middle((stretch) => stretch.packets / stretch.seconds),
  };
}

function figures(
  { viewers, perSecond }: { readonly viewers: number; readonly perSecond: number },
  joined: ReadonlyMap<string, Joined>,
  stretches: ReadonlyMap<string, readonly Stretch[]>,
): object {
  const of = (name: Contestant['name']) => costs(joined.get(name), stretches.get(name));
  const [product, bare, janus] = [of('product'), of('bare'), of('janus')];
  if (product === null || bare === null) throw new Error('nothing was measured');
  return {
    usPerPacket: rounded(product.micros),
    bareUsPerPacket: rounded(bare.micros),
    ofBare: rounded(bare.micros / product.micros),
    gbitPerCore: rounded((product.bytesPerPacket * 8) / 1000 / product.micros),
    janusUsPerPacket: janus === null ? null : rounded(janus.micros),
    nodeUsPerPacket: rounded(product.aroundMicros),
    ...{ srtpSuite: product.suite, bareSrtpSuite: bare.suite, janusSrtpSuite: janus?.suite ?? null },
    bytesPerViewer: product.bytesPerViewer,
    bareBytesPerViewer: bare.bytesPerViewer,
    janusBytesPerViewer: janus?.bytesPerViewer ?? null,
    keyFrameRequestsPerSecond: product.keyFrameRequests.busiestSecond,
    keyFrameRequests: product.keyFrameRequests.count,
    bareKeyFrameRequests: bare.keyFrameRequests.count,
    workerCpuShare: rounded(product.share),
    packetsPerSecond: Math.round(product.perSecond),
    delivered: rounded(product.perSecond / (viewers * perSecond)),
    bytesPerPacket: Math.round(product.bytesPerPacket),
    viewers,
  };
}

export const media: Benchmark = {
  about: 'CPU per packet of the WebRTC path, beside bare mediasoup and Janus; memory and key frames of joins',
  viewers: 150,
  seconds: 6,
  run,
};
