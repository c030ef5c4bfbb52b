/** Runs the tools of the tree as children, on the same Node as this process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FAILURE_LIST } from './failure-list.ts';
import { type Tally, tallyOfReport } from './tally.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const failureReporter = fileURLToPath(new URL('failure-list.ts', import.meta.url));
/** A step that hangs is ended, so that the run always says its last line. */
const longestMs = 45 * 60_000;

/** Runs a tool from node_modules to its end, output shown; its exit code, or null when it was killed. */
export async function runTool(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number | null> {
  // The tools are scripts for `node`; naming the program makes sure it is this Node, not the machine's.
  const script = await realpath(join(bin, name));
  const path = [dirname(process.execPath), bin, process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...environment, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: longestMs,
  });
  await once(child, 'close');
  return child.exitCode;
}

export interface ProjectRun extends Tally {
  /** What failed, in a line each. */
  readonly failures: readonly string[];
}

/** Runs one vitest project and counts its tests. */
export async function runTestProject(project: string): Promise<ProjectRun> {
  const folder = await mkdtemp(join(tmpdir(), 'yishiting-report-'));
  const file = join(folder, 'report.json');
  try {
    const failureFile = join(folder, 'failures.json');
    const reporters = ['default', 'json', failureReporter].map((name) => `--reporter=${name}`);
    const args = ['run', '--project', project, ...reporters, `--outputFile.json=${file}`];
    const exitCode = await runTool('vitest', args, { [FAILURE_LIST]: failureFile });
    const failures = z
      .array(z.string())
      .catch([])
      .parse(await readJson(failureFile));
    return { ...tallyOfReport(await readJson(file), exitCode), failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null for a file that is not there, as after a run that was killed. */
async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
}
