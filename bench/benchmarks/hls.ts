/** HLS to a crowd: segments and bits per second for each core of the server, beside nginx on the same files. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDir } from '#tests/support/temp-dir.ts';
import type { DownloaderCalls } from '../generators/downloader.ts';
import { startChild } from '../lib/child.ts';
import { cpuSeconds } from '../lib/process-figures.ts';
import { startProduct } from '../lib/product.ts';
import { startNginxFiles } from '../peers/nginx-files.ts';
import { type Benchmark, type BenchmarkOptions, rounded } from './benchmark.ts';

const DOWNLOADER = new URL('../generators/downloader.ts', import.meta.url);
const SESSION = 's_benchmark';
/** The last segments of a live session: what viewers ask for. Two seconds at the bits of each rendition. */
const SEGMENTS = 8;
const RENDITIONS = { '720p': 474_000, '360p': 128_500, audio: 12_000 } as const;
const WARM_MS = 1_000;

/** The files of a live session; answers their paths, playlists as often as segments, as players ask. */
async function writeSession(mediaDir: string): Promise<string[]> {
  const paths: string[] = [];
  await mkdir(join(mediaDir, SESSION, 'hls'), { recursive: true });
  for (const [name, bytes] of Object.entries(RENDITIONS)) {
    const folder = join(mediaDir, SESSION, 'runs/0001', name);
    await mkdir(folder, { recursive: true });
    const playlist = Array.from({ length: SEGMENTS }, (_, at) => `#EXTINF:2.000,\n${segmentName(at)}`);
    await writeFile(join(mediaDir, SESSION, 'hls', `live-${name}.m3u8`), playlist.join('\n'));
    for (let at = 0; at < SEGMENTS; at += 1) {
      await writeFile(join(folder, segmentName(at)), randomBytes(bytes));
      paths.push(`/media/${SESSION}/hls/live-${name}.m3u8`);
      paths.push(`/media/${SESSION}/runs/0001/${name}/${segmentName(at)}`);
    }
  }
  return paths;
}

function segmentName(at: number): string {
  return `${String(at).padStart(6, '0')}.m4s`;
}

interface Served {
  readonly requestsPerSecond: number;
  readonly mbitPerSecond: number;
}

async function run({ viewers, seconds, say }: BenchmarkOptions): Promise<object> {
  await using opened = new AsyncDisposableStack();
  const dir = opened.use(await tempDir('bench-hls'));
  const mediaDir = join(dir.path, 'media');
  const paths = await writeSession(mediaDir);
  const downloader = opened.use(await startChild<DownloaderCalls>(DOWNLOADER, { onLastCore: true }));

  /** Per second of a core: what a server does in the CPU time that it uses. */
  const measure = async (name: string, { port, pid }: { port: number; pid: number }): Promise<Served> => {
    const plan = { host: '127.0.0.1', port, paths, connections: viewers };
    await downloader.call('download', { ...plan, ms: WARM_MS });
    const before = cpuSeconds(pid);
    const { responses, bytes, failed } = await downloader.call('download', { ...plan, ms: seconds * 1000 });
    const core = cpuSeconds(pid) - before;
    if (failed > 0) throw new Error(`${name} answered ${failed} times with something else than the file`);
    const served = {
      requestsPerSecond: Math.round(responses / core),
      mbitPerSecond: Math.round((bytes * 8) / 1e6 / core),
    };
    say(`${name}: ${served.requestsPerSecond}/s and ${served.mbitPerSecond} Mbit/s per core`);
    return served;
  };

  const product = opened.use(await startProduct({ dataDir: dir.path }));
  const own = await measure('the product', product);
  const peers: (Served | null)[] = [];
  for (const settings of ['plain', 'documented'] as const) {
    const nginx = await startNginxFiles(mediaDir, settings);
    if (nginx !== null) opened.use(nginx);
    peers.push(nginx === null ? null : await measure(`nginx, ${settings}`, nginx));
  }
  const [nginx = null, front = null] = peers;
  const ratio = (one: Served | null): number | null =>
    one === null || nginx === null ? null : rounded(one.requestsPerSecond / nginx.requestsPerSecond);
  return {
    ...own,
    nginxRequestsPerSecond: nginx?.requestsPerSecond ?? null,
    ofNginx: ratio(own),
    frontRequestsPerSecond: front?.requestsPerSecond ?? null,
    frontOfNginx: ratio(front),
    connections: viewers,
  };
}

export const hls: Benchmark = {
  about:
    'segments per second and core, from the product and through the documented nginx, beside plain nginx',
  viewers: 50,
  seconds: 8,
  run,
};
