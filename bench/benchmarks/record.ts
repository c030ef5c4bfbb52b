/** One 720p session that is recorded: CPU of everything it needs, growth of memory, drift of sound against picture. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { freePort } from '#tests/support/free-port.ts';
import { type ListedSegment, listSegments } from '#tests/support/hls-viewer.ts';
import { childrenOf } from '#tests/support/processes.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type Desk, openLiveSession } from '../lib/desk.ts';
import { slope, stretches } from '../lib/media/sync.ts';
import { makeSyncFilm, pushFilm, readSync, type SyncReading } from '../lib/media/sync-film.ts';
import { ProcessGroup } from '../lib/process-groups.ts';
import { type Product, startProduct } from '../lib/product.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

const PATIENCE = { withinMs: 120_000, everyMs: 1_000 };
const MB = 1024 * 1024;
/** Looks at memory over the whole run. */
const LOOKS = 120;
/** Looks between two lines that are told. */
const SAY_EVERY = Math.ceil(LOOKS / 20);
/** Share of the run, and the most of it, in which memory may still find its size. */
const WARM_SHARE = 0.25;
const WARM_MOST_SECONDS = 600;
/** Stretches of the recording that are decoded, and the segments of each. */
const WINDOWS = 9;
const WINDOW_SEGMENTS = 10;
/** A shorter stretch, as between two new beginnings on a bad machine, says nothing of drift. */
const LEAST_PAIRS = 3;
/** Drift is a difference. */
const LEAST_WINDOWS = 2;

interface Live {
  readonly product: Product;
  readonly desk: Desk;
  readonly hls: string;
  /** Throws when the source has ended. */
  readonly checkSource: () => void;
}

/** A session on air whose only source is the film, until its flashes are seen in HLS. */
async function goLive(opened: AsyncDisposableStack): Promise<Live> {
  const dir = opened.use(await tempDir('bench-record'));
  const film = join(dir.path, 'film.mp4');
  await makeSyncFilm(film);
  const binary = await obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
  if ('missing' in binary) throw new Error(binary.missing);
  const rtmpPort = await freePort();
  const settings = {
    ...{ HLS: 'on', RTMP_PORT: String(rtmpPort), MEDIA_PORT: '0' },
    MEDIASOUP_WORKER_BIN: binary.path,
  };
  const product = opened.use(await startProduct({ dataDir: join(dir.path, 'data'), settings }));
  const desk = await openLiveSession(product);
  const added = await desk.command('stage:addEncoder', { label: '主会场' });
  const { sourceId, token } = z.object({ sourceId: z.string(), token: z.string() }).parse(added);
  const source = await pushFilm(film, `rtmp://${product.host}:${rtmpPort}/live/${token}`);
  opened.defer(() => source.stop());
  const video = { sourceId, track: 'camera' } as const;
  await desk.command('stage:cut', { video, audio: [sourceId], card: 'none' });
  const hls = `http://${product.host}:${product.port}/media/${desk.sessionId}/hls`;
  await waitFor(
    async () => {
      source.check();
      const newest = (await listSegments(`${hls}/live-720p.m3u8`)).slice(-2);
      return (await readSync(newest)).pairs > 0;
    },
    { what: 'the flashes in HLS', ...PATIENCE },
  );
  return { product, desk, hls, checkSource: () => source.check() };
}

interface Observed {
  readonly seconds: number;
  readonly cores: { readonly ffmpeg: number; readonly node: number; readonly worker: number };
  /** Bytes of all together. */
  readonly memory: readonly { readonly seconds: number; readonly value: number }[];
  /** Programs of ffmpeg that were seen. */
  readonly encoders: number;
}

/** Watches all processes of the session for so long. */
async function observe(
  { product, checkSource }: Live,
  seconds: number,
  say: BenchmarkOptions['say'],
): Promise<Observed> {
  const groups = { ffmpeg: new ProcessGroup(), node: new ProcessGroup(), worker: new ProcessGroup() };
  const startMs = performance.now();
  const elapsed = (): number => (performance.now() - startMs) / 1000;
  const memory: { seconds: number; value: number }[] = [];
  const look = (): void => {
    const bytes = [
      groups.ffmpeg.look(childrenOf(product.pid, 'ffmpeg')),
      groups.node.look([product.pid]),
      groups.worker.look(childrenOf(product.pid, 'mediasoup-worker')),
    ];
    memory.push({ seconds: elapsed(), value: bytes.reduce((sum, some) => sum + some, 0) });
    // What a long run was like until something spoilt it can be read from this.
    if (memory.length % SAY_EVERY !== 1) return;
    const [ffmpeg, node, worker] = bytes.map((some) => Math.round(some / MB));
    say(`ffmpeg ${ffmpeg} MB, Node ${node} MB, worker ${worker} MB`);
  };
  const everySeconds = Math.max(1, seconds / LOOKS);
  look();
  while (elapsed() < seconds) {
    await sleep(Math.min(everySeconds, seconds - elapsed()) * 1000);
    checkSource();
    look();
  }
  const took = elapsed();
  const cores = (group: ProcessGroup): number => group.cpuSeconds() / took;
  return {
    seconds: took,
    cores: { ffmpeg: cores(groups.ffmpeg), node: cores(groups.node), worker: cores(groups.worker) },
    memory,
    encoders: groups.ffmpeg.size,
  };
}

/** Ends the session; answers its recording. */
async function endSession({ desk, hls }: Live): Promise<readonly ListedSegment[]> {
  await desk.command('sessions:end', {});
  return waitFor(
    async () => {
      const segments = await listSegments(`${hls}/replay-720p.m3u8`);
      return segments.length > 0 && segments;
    },
    { what: 'the recording', ...PATIENCE },
  );
}

/** Reads stretches of the recording, from its beginning to its end. */
async function readWindows(segments: readonly ListedSegment[]): Promise<SyncReading[]> {
  const readings: SyncReading[] = [];
  for (const stretch of stretches(segments, { length: WINDOW_SEGMENTS, most: WINDOWS })) {
    const reading = await readSync(stretch);
    if (reading.pairs >= LEAST_PAIRS) readings.push(reading);
  }
  if (readings.length < LEAST_WINDOWS) {
    throw new Error(
      `only ${readings.length} stretches of ${segments.length} segments show flashes with beeps`,
    );
  }
  return readings;
}

async function run({ seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const live = await goLive(opened);
  say('the film is on air and in HLS');
  // What was kept until now shows cards, and the picture before the encoder found its pace.
  const beganMs = Date.now();
  const observed = await observe(live, seconds, say);
  say(`observed for ${Math.round(observed.seconds)} s; now the recording is read`);
  const recorded = await endSession(live);
  const during = recorded.filter(({ startMs }) => startMs >= beganMs);
  const readings = await readWindows(during);
  const offsets = readings.map(({ offsetMs }) => offsetMs);
  say(`sound behind picture, from beginning to end: ${offsets.map(Math.round).join(', ')} ms`);
  const warmSeconds = Math.min(WARM_MOST_SECONDS, seconds * WARM_SHARE);
  const warm = observed.memory.filter((look) => look.seconds >= warmSeconds);
  const perSecond = slope(warm) / MB;
  const { ffmpeg, node, worker } = observed.cores;
  return {
    cpuCores: rounded(ffmpeg + node + worker),
    ...{ ffmpegCores: rounded(ffmpeg), nodeCores: rounded(node), workerCores: rounded(worker) },
    driftMs: Math.round(Math.max(...offsets) - Math.min(...offsets)),
    offsetMs: Math.round(offsets.at(-1) ?? 0),
    rssGrowthMb: rounded(perSecond * (observed.seconds - warmSeconds)),
    rssGrowthMbPerHour: rounded(perSecond * 3600),
    rssMb: Math.round((warm.at(-1)?.value ?? 0) / MB),
    hours: rounded(observed.seconds / 3600),
    recordedSeconds: Math.round(during.reduce((sum, segment) => sum + segment.seconds, 0)),
    gaps: during.filter(({ discontinuity }) => discontinuity).length,
    ffmpegProcesses: observed.encoders,
    windows: readings.length,
  };
}

export const record: Benchmark = {
  about: 'CPU, growth of memory and drift of sound of one 720p session with ladder and recording',
  viewers: 1,
  seconds: 300,
  run,
};
