/** Runs a program to its end without holding up this process, which may well be the server that the program asks. */
import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly input?: Uint8Array;
  readonly withinMs?: number;
}

/** What it wrote; rejects with its complaint when it fails. */
export function runProgram(
  program: string,
  args: readonly string[],
  { input, withinMs = 60_000 }: RunOptions = {},
): Promise<Buffer> {
  const child = spawn(program, args, { stdio: 'pipe', timeout: withinMs, killSignal: 'SIGKILL' });
  const out: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  // A program may end before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new Error(`${program} ended with ${code ?? signal}: ${complaint}`));
    });
  });
}
