/** Builds the worker from the sources in the installed npm package against Debian's libraries. */
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

import { type BuildInputs, RECIPE_DIR } from './inputs.ts';
import { startProgress } from './progress.ts';
import { type RunResult, run } from './run.ts';
import { smokeTest } from './smoke.ts';
import type { Log } from './types.ts';

export type BuildOutcome = { ok: true } | { ok: false; step: string; logFile: string };

interface Step {
  name: string;
  act: () => Promise<RunResult>;
}

/**
 * Builds into a folder of its own beside `destination` and moves the finished binary there in one
 * step, so that nobody ever sees half a worker and two builds cannot disturb each other.
 */
export async function buildWorker(inputs: BuildInputs, destination: string, log: Log): Promise<BuildOutcome> {
  const work = await mkdtemp(join(dirname(destination), 'build-'));
  try {
    await copySources(inputs, join(work, 'package'));
    for (const step of buildSteps(inputs, work, log)) {
      log(`media worker: ${step.name}`);
      const result = await step.act();
      if (result.code === 0) continue;
      const logFile = `${destination}.failed.log`;
      await writeFile(logFile, `${step.name}\n${result.tail}\n`);
      return { ok: false, step: step.name, logFile };
    }
    const binary = join(work, 'out', 'mediasoup-worker');
    await chmod(binary, 0o755);
    await rename(binary, destination);
    return { ok: true };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function copySources(inputs: BuildInputs, target: string): Promise<void> {
  const worker = join(inputs.packageDir, 'worker');
  const leaveOut = [join(worker, 'out'), join(worker, 'prebuild')];
  await cp(worker, join(target, 'worker'), { recursive: true, filter: (from) => !leaveOut.includes(from) });
  // Each stand-in lies where the worker's .wrap file expects the downloaded library.
  await cp(join(RECIPE_DIR, 'overlay', 'subprojects'), join(target, 'worker', 'subprojects'), {
    recursive: true,
  });
  await mkdir(join(target, '..', 'out'), { recursive: true });
}

function buildSteps(inputs: BuildInputs, work: string, log: Log): Step[] {
  const source = join(work, 'package');
  const build = join(work, 'out');
  const binary = join(build, 'mediasoup-worker');
  const patch = join(RECIPE_DIR, `mediasoup-${inputs.version}.patch`);
  // The same options as the package's own release build, without its downloads.
  const setup = [
    'setup',
    build,
    join(source, 'worker'),
    '--buildtype',
    'release',
    '-Db_ndebug=true',
    '--wrap-mode=nodownload',
  ];
  return [
    { name: 'applying the patch', act: () => run('patch', ['-d', source, '-p1', '--fuzz=0', '-i', patch]) },
    { name: 'preparing the build', act: () => run('meson', setup) },
    { name: 'compiling (a few minutes, once per machine)', act: () => compile(build, log) },
    { name: 'stripping', act: () => run('strip', [binary]) },
    {
      name: 'trying the new worker',
      act: async () =>
        (await smokeTest(binary)) ? { code: 0, tail: '' } : { code: 1, tail: 'it does not start' },
    },
  ];
}

async function compile(build: string, log: Log): Promise<RunResult> {
  const progress = startProgress(log);
  try {
    const jobs = String(availableParallelism());
    return await run('ninja', ['-C', build, '-j', jobs, 'mediasoup-worker'], { onLine: progress.onLine });
  } finally {
    progress.stop();
  }
}
