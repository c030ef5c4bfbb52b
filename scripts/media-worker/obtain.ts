/** Finds, fetches or builds the program that carries the pictures and the sound. */
import { access, mkdir } from 'node:fs/promises';
import { release } from 'node:os';
import { dirname, join } from 'node:path';

import { buildWorker } from './build.ts';
import { type BuildInputs, cacheKey, cacheRoot, readInputs, readRecipe } from './inputs.ts';
import { withLock } from './lock.ts';
import { ensurePackages } from './packages.ts';
import { downloadPrebuilt } from './prebuilt.ts';
import { smokeTest } from './smoke.ts';
import type { Log, MediaWorkerBinary } from './types.ts';

export type { MediaWorkerBinary } from './types.ts';

/**
 * Returns a worker that runs on this machine, or one sentence that tells a person what to do.
 *
 * Order: MEDIASOUP_WORKER_BIN · the package's own binary · the cache · a download of at most five
 * seconds · a build of some minutes. The cache stands before the network on purpose: a second
 * start must listen within three seconds, also where the network swallows packets silently.
 * Downloads and builds both end in the cache.
 */
export async function obtainMediaWorker(options: { log: Log }): Promise<MediaWorkerBinary> {
  const { log } = options;
  const named = process.env.MEDIASOUP_WORKER_BIN;
  if (named !== undefined && named !== '') {
    if (await smokeTest(named)) return { path: named, origin: 'env' };
    log('media worker: MEDIASOUP_WORKER_BIN does not name a worker that runs here; looking further');
  }
  const inputs = await readInputs();
  const own = join(inputs.packageDir, 'worker', 'out', 'Release', 'mediasoup-worker');
  if (await runs(own)) return { path: own, origin: 'prebuilt' };
  const cached = join(cacheRoot(process.env), cacheKey(inputs, await readRecipe()), 'mediasoup-worker');
  if (await runs(cached)) return { path: cached, origin: 'cache' };
  try {
    await mkdir(dirname(cached), { recursive: true });
    return await withLock(`${cached}.lock`, log, () => obtainNew(inputs, cached, log));
  } catch (error) {
    return sayMissing(`the cache folder cannot be used (${messageOf(error)})`, `缓存目录不可用`);
  }
}

/** The slow ways, with the lock held. */
async function obtainNew(inputs: BuildInputs, cached: string, log: Log): Promise<MediaWorkerBinary> {
  // Whoever waited for another process's build finds it here.
  if (await runs(cached)) return { path: cached, origin: 'cache' };
  if (!process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) {
    const target = {
      version: inputs.version,
      platform: process.platform,
      arch: inputs.arch,
      kernel: release(),
      baseUrl: process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL,
    };
    log('media worker: looking for the published binary (5 s at most)');
    if (await downloadPrebuilt(target, cached, log)) return { path: cached, origin: 'prebuilt' };
  }
  if (!inputs.os.debianLike) return sayMissing('this system is not Debian', '本机不是 Debian 系统');
  const missing = await ensurePackages(process.getuid?.() === 0, log);
  if (missing.length > 0) {
    const command = `apt-get install ${missing.join(' ')}`;
    return {
      missing: `WebRTC needs a media worker; to build it, run as root: ${command} · 直播组件需要编译，请以 root 运行：${command}`,
    };
  }
  const outcome = await buildWorker(inputs, cached, log);
  if (outcome.ok) return { path: cached, origin: 'built' };
  return sayMissing(
    `the build failed at "${outcome.step}", see ${outcome.logFile}`,
    `编译失败，详见 ${outcome.logFile}`,
  );
}

function sayMissing(english: string, chinese: string): MediaWorkerBinary {
  const what = 'set MEDIASOUP_WORKER_BIN to a mediasoup-worker that runs here';
  return {
    missing: `No media worker: ${english}; ${what}. · 没有可用的直播组件：${chinese}；请将 MEDIASOUP_WORKER_BIN 设为可运行的 mediasoup-worker。`,
  };
}

async function runs(file: string): Promise<boolean> {
  return access(file).then(
    () => smokeTest(file),
    () => false,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
