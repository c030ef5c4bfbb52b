/** Sees to the Debian packages that tests need: installs them where that is allowed, else names them. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);
const lockWaitSeconds = 300;

/**
 * Returns when all packages are installed. Missing ones are installed with apt-get where this process is
 * root on Debian; elsewhere it fails with one sentence that names them.
 */
export async function ensureDebianPackages(packages: readonly string[]): Promise<void> {
  const missing = await missingPackages(packages);
  if (missing.length === 0) return;
  const sentence = `Please install these Debian packages first: apt-get install ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !(await isDebian())) throw new Error(sentence);
  const wait = ['-o', `DPkg::Lock::Timeout=${lockWaitSeconds}`];
  // Old lists may still do where no fresh ones can be had, so a failed update is no failure yet.
  await aptGet(['update', '-qq', ...wait]);
  await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...wait, ...missing]);
  const still = await missingPackages(missing);
  if (still.length > 0) throw new Error(`apt-get could not install ${still.join(' ')}. ${sentence}`);
}

/** Those of the packages that dpkg does not call installed; all of them where there is no dpkg. */
async function missingPackages(packages: readonly string[]): Promise<readonly string[]> {
  // dpkg-query fails when it does not know one of the names, and still prints the others.
  const format = '$' + '{db:Status-Status} $' + '{Package}\\n';
  const printed = await run('dpkg-query', ['-W', '-f', format, ...packages]).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? '',
  );
  const installed = new Set(printed.split('\n').map((line) => line.replace(/^installed /, '')));
  return packages.filter((name) => !installed.has(name));
}

async function isDebian(): Promise<boolean> {
  return run('apt-get', ['--version']).then(
    () => true,
    () => false,
  );
}

async function aptGet(args: readonly string[]): Promise<void> {
  // RUNLEVEL=1 keeps a package from starting its server: tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const child = spawn('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'close');
}
