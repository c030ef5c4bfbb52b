/**
 * `npm test`: every check and every test, one after the other; `--quick` (`npm run check`) only those that
 * need nothing but Node; names of steps run just those. A failing step does not stop the others. The last
 * line is always `N passed, N failed`.
 */
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { obtainMediaWorker } from './media-worker/obtain.ts';
import { runTestProject, runTool } from './testing/run-tool.ts';
import { oneFailed, onePassed, sumTallies, type Tally } from './testing/tally.ts';

interface StepResult extends Tally {
  readonly failures?: readonly string[];
}

interface Step {
  readonly name: string;
  /** Part of `--quick`. */
  readonly quick?: boolean;
  /** Runs before it, also when only this one is asked for: a missing package or worker is not a test's to fetch. */
  readonly needs?: readonly Step[];
  run(): Promise<StepResult>;
}

const packages = ['chromium', 'ffmpeg', 'redis-server', 'postgresql', 'fonts-noto-cjk'];

/** A step that passes when the tool's every call ends with 0; they run side by side, as each keeps but one core busy. */
function tool(name: string, command: string, ...calls: readonly (readonly string[])[]): Step {
  const run = async () => {
    const exitCodes = await Promise.all(calls.map((args) => runTool(command, args)));
    return exitCodes.every((code) => code === 0) ? onePassed : oneFailed;
  };
  return { name, run };
}

const tests = (project: string, ...needs: readonly Step[]): Step => {
  return { name: project, needs, run: () => runTestProject(project) };
};
const quick = (step: Step): Step => ({ ...step, quick: true });

const installPackages: Step = {
  name: 'packages',
  run: async () => {
    await ensureDebianPackages(packages);
    return onePassed;
  },
};

const mediaWorker: Step = {
  name: 'media-worker',
  run: async () => {
    const worker = await obtainMediaWorker({ log: (line) => console.log(line) });
    if ('missing' in worker) {
      console.error(worker.missing);
      return oneFailed;
    }
    process.env.MEDIASOUP_WORKER_BIN = worker.path;
    return onePassed;
  },
};

/** Stories in the browser are told on a fresh build or not at all. */
const buildAndE2e: Step = {
  name: 'e2e',
  needs: [installPackages, mediaWorker],
  run: async () => {
    const built = await runTool('vite', ['build']);
    if (built !== 0) return sumTallies([oneFailed, oneFailed]);
    const run = await runTestProject('e2e');
    return { ...sumTallies([onePassed, run]), failures: run.failures };
  },
};

const steps: readonly Step[] = [
  installPackages,
  mediaWorker,
  quick(tool('format', 'biome', ['format', '.'])),
  quick(tool('lint', 'biome', ['lint', '--error-on-warnings', '.'])),
  quick(tool('typed-lint', 'eslint', ['--concurrency', '2', '--max-warnings', '0', '.'])),
  quick(tool('types', 'tsc', ['-p', 'shared'], ['-p', 'server'], ['-p', 'client'], ['-p', '.'])),
  quick(tests('architecture')),
  tool('unused-code', 'knip', []),
  quick(tests('unit')),
  tests('contract', installPackages, mediaWorker),
  tests('integration', installPackages, mediaWorker),
  tests('simulation'),
  tests('media', installPackages, mediaWorker),
  buildAndE2e,
];

/** Steps and what they need, in the order of all steps. */
function withNeeds(asked: readonly Step[]): readonly Step[] {
  const needed = new Set(asked.flatMap((step) => [step, ...(step.needs ?? [])]));
  return steps.filter((step) => needed.has(step));
}

/** The steps that the command line asks for. */
function chosenSteps(args: readonly string[]): readonly Step[] {
  const names = args.filter((arg) => arg !== '--quick');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(' ')}`);
  }
  if (names.length > 0) return withNeeds(steps.filter(({ name }) => names.includes(name)));
  return args.includes('--quick') ? steps.filter((step) => step.quick) : steps;
}

async function runStep(step: Step): Promise<StepResult & { readonly line: string }> {
  console.log(`\n── ${step.name}`);
  const start = performance.now();
  const tally: StepResult = await step.run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return oneFailed;
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mark = tally.failed === 0 ? '✓' : '✗';
  const line = `${mark} ${step.name.padEnd(14)}${`${seconds} s`.padStart(9)}   ${tally.passed} passed, ${tally.failed} failed`;
  console.log(line);
  return { ...tally, line };
}

const results = [];
for (const step of chosenSteps(process.argv.slice(2))) results.push(await runStep(step));
const { passed, failed } = sumTallies(results);
// The end of a long output is what people read, and at times all that is kept.
const failures = results.flatMap((result) => result.failures ?? []).map((line) => `✗ ${line}\n`);
const lines = results.map(({ line }) => line).join('\n');
console.log(`\n${lines}\n\n${failures.join('')}${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
