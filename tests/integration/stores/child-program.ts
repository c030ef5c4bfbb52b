/** Runs one of the programs of this folder as a child, line by line, and kills it when told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildProgram extends AsyncDisposable {
  /** Complete lines printed so far. */
  readonly lines: readonly string[];
  /** What it complained about. */
  errors(): string;
  /** Ends it as a power cut would; resolves when it is gone and everything it printed was read. */
  kill(): Promise<void>;
  /** Resolves with its exit code (null after a signal). */
  readonly ended: Promise<number | null>;
}

export interface ChildProgramOptions {
  /** The largest file it may write, in KiB. */
  readonly maxFileKib?: number;
}

/** Starts `name` of this folder. */
export function startProgram(
  name: string,
  args: readonly string[],
  { maxFileKib }: ChildProgramOptions = {},
): ChildProgram {
  const program = [process.execPath, fileURLToPath(new URL(name, import.meta.url)), ...args];
  // Ignored, the signal for a file grown too large becomes the error that a full disk gives.
  const limited = `trap '' XFSZ; ulimit -f ${maxFileKib}; exec "$@"`;
  const [command = '', ...rest] =
    maxFileKib === undefined ? program : ['/bin/bash', '-c', limited, 'bash', ...program];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = linesOf(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { lines, errors: () => errors, kill, ended, [Symbol.asyncDispose]: kill };
}

function linesOf(child: ChildProcess): readonly string[] {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return lines;
}
