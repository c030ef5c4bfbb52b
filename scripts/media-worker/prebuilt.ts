/** Fetches the worker the mediasoup project publishes for its releases. */
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { run } from './run.ts';
import { smokeTest } from './smoke.ts';
import type { Log } from './types.ts';

/** Everything on the network together may take this long: nobody waits minutes for a host that is not reachable. */
const NETWORK_LIMIT_MS = 5_000;

const RELEASES = 'https://github.com/versatica/mediasoup/releases/download';

export interface PrebuiltTarget {
  version: string;
  platform: string;
  arch: string;
  /** Kernel release as `uname -r` says it. */
  kernel: string;
  /** Another place for the same files (MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL). */
  baseUrl?: string | undefined;
}

/** The address the package's own install script would use. */
export function prebuiltUrl(target: PrebuiltTarget): string {
  const kernel = target.platform === 'linux' ? `-kernel${Number(target.kernel.split('.')[0])}` : '';
  const name = `mediasoup-worker-${target.version}-${target.platform}-${target.arch}${kernel}.tgz`;
  return `${target.baseUrl ?? RELEASES}/${target.version}/${name}`;
}

/** Downloads and tries the published worker; true when `destination` now holds one that runs. */
export async function downloadPrebuilt(
  target: PrebuiltTarget,
  destination: string,
  log: Log,
): Promise<boolean> {
  const archive = await fetchBytes(prebuiltUrl(target), log);
  if (archive === undefined) return false;
  const folder = await mkdtemp(join(dirname(destination), 'download-'));
  try {
    const tgz = join(folder, 'worker.tgz');
    await writeFile(tgz, archive);
    // Only the one expected name is unpacked, whatever else the archive holds.
    const unpacked = await run('tar', ['-xzf', tgz, '-C', folder, 'mediasoup-worker']);
    const file = join(folder, 'mediasoup-worker');
    if (unpacked.code !== 0) return false;
    await chmod(file, 0o755);
    // No checksum is published, so https and a trial run are all the proof there is.
    if (!(await smokeTest(file))) {
      log('media worker: the published binary does not run on this system');
      return false;
    }
    await rename(file, destination);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchBytes(url: string, log: Log): Promise<Buffer | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(NETWORK_LIMIT_MS) });
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    log(`media worker: no published binary for this system (HTTP ${answer.status})`);
  } catch {
    log('media worker: the published binary cannot be downloaded from here');
  }
  return undefined;
}
