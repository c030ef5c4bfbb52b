/** `npm run -s bench -- <name> [--json] [--seconds S] [--viewers N]`: progress to stderr, figures to stdout, last. */
import { parseArgs } from 'node:util';
import { BENCHMARKS } from './benchmarks/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, seconds: { type: 'string' }, viewers: { type: 'string' } },
});

/** A whole number from 1 on, or what is usual. */
function wholeNumber(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${text} is not a whole number from 1 on`);
  return value;
}

function usage(): string {
  const lines = Object.entries(BENCHMARKS).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`);
  return ['npm run -s bench -- <name> [--json] [--seconds S] [--viewers N]', ...lines, ''].join('\n');
}

async function main(): Promise<number> {
  const [name = ''] = positionals;
  const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (benchmark === undefined) {
    process.stderr.write(usage());
    return 1;
  }
  const beganMs = performance.now();
  const figures = await benchmark.run({
    viewers: wholeNumber(values.viewers, benchmark.viewers),
    seconds: wholeNumber(values.seconds, benchmark.seconds),
    say: (text) => {
      const seconds = Math.round((performance.now() - beganMs) / 1000);
      process.stderr.write(`[${name} ${String(seconds).padStart(3)} s] ${text}\n`);
    },
  });
  process.stdout.write(`${JSON.stringify(figures, null, values.json === true ? 0 : 2)}\n`);
  return 0;
}

process.exitCode = await main();
