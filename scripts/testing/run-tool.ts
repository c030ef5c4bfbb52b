/** Runs the tools of the tree as children, on the same Node as this process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Tally, tallyOfReport } from './tally.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
/** A step that hangs is ended, so that the run always says its last line. */
const longestMs = 45 * 60_000;

/** Runs a tool from node_modules to its end, output shown; its exit code, or null when it was killed. */
export async function runTool(name: string, args: readonly string[]): Promise<number | null> {
  // The tools are scripts for `node`; naming the program makes sure it is this Node, not the machine's.
  const script = await realpath(join(bin, name));
  const path = [dirname(process.execPath), bin, process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: longestMs,
  });
  await once(child, 'close');
  return child.exitCode;
}

/** Runs one vitest project and counts its tests. */
export async function runTestProject(project: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'yishiting-report-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const exitCode = await runTool('vitest', ['run', '--project', project, ...reporters]);
    const text = await readFile(file, 'utf8').catch(() => 'null');
    return tallyOfReport(JSON.parse(text), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
