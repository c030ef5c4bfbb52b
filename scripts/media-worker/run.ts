/** Runs one program to its end and hands its output on line by line. */
import { spawn } from 'node:child_process';

export interface RunOptions {
  cwd?: string;
  /** Variables on top of this process's environment. */
  env?: Record<string, string>;
  onLine?: (line: string) => void;
  /** Kills the program when it fires. */
  signal?: AbortSignal;
}

export interface RunResult {
  /** Exit code; -1 when the program could not be started or was killed. */
  code: number;
  /** The last lines of what it wrote, both streams together. */
  tail: string;
}

const TAIL_LINES = 40;

/** Starts `command`, waits until it has ended, never throws. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.signal ? { signal: options.signal, killSignal: 'SIGKILL' as const } : {}),
    });
    const lines: string[] = [];
    const take = lineSplitter((line) => {
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      options.onLine?.(line);
    });
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => resolve({ code: -1, tail: error.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, tail: lines.join('\n') }));
  });
}

/** Gathers chunks and calls `onLine` once for each finished, non-empty line. */
export function lineSplitter(onLine: (line: string) => void): (chunk: Buffer | string) => void {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk.toString()).split(/\r\n|\n|\r/);
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim() !== '') onLine(part);
  };
}
