/** Sees to the Debian packages a build of the worker needs. */
import { run } from './run.ts';
import type { Log } from './types.ts';

export const BUILD_PACKAGES: readonly string[] = [
  'g++',
  'pkg-config',
  'patch',
  'meson',
  'ninja-build',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];

const LOCK_WAIT_SECONDS = 120;

/** Picks the wanted packages that do not stand as installed in the lines of `dpkg-query`. */
export function notInstalled(wanted: readonly string[], dpkgLines: string): string[] {
  const installed = new Set<string>();
  for (const line of dpkgLines.split('\n')) {
    const [status, name] = line.trim().split(/\s+/);
    if (status === 'installed' && name !== undefined) installed.add(name);
  }
  return wanted.filter((name) => !installed.has(name));
}

/** Installs what is missing where that is allowed; returns what is still missing. */
export async function ensurePackages(isRoot: boolean, log: Log): Promise<string[]> {
  const missing = await findMissing();
  if (missing.length === 0 || !isRoot) return missing;
  log(`media worker: installing ${missing.join(' ')}`);
  const wait = ['-o', `DPkg::Lock::Timeout=${LOCK_WAIT_SECONDS}`];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const onLine = everyFewSeconds(log);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...wait, ...missing];
  // Fresh lists first; where that fails (a mirror away, another apt at work) the lists at hand may still do.
  await run('apt-get', ['update', '-qq', ...wait], { env, onLine });
  const done = await run('apt-get', install, { env, onLine });
  if (done.code !== 0) log(`media worker: apt-get failed:\n${done.tail}`);
  return findMissing();
}

async function findMissing(): Promise<string[]> {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query has placeholders of the same form
  const format = '${db:Status-Status} ${Package}\\n';
  await run('dpkg-query', ['-W', '-f', format, ...BUILD_PACKAGES], { onLine: (line) => lines.push(line) });
  return notInstalled(BUILD_PACKAGES, lines.join('\n'));
}

function everyFewSeconds(log: Log): (line: string) => void {
  const gapMs = 2_000;
  let last = 0;
  return (line) => {
    const now = Date.now();
    if (now - last < gapMs) return;
    last = now;
    log(`media worker: ${line.slice(0, 120)}`);
  };
}
