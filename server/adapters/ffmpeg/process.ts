/** Starts ffmpeg so that it never outlives us. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/** Lets the program die with this process, also when this process is killed. */
export function withParent(program: string, args: readonly string[]): [string, ...string[]] {
  if (!existsSync(SETPRIV)) return [program, ...args];
  return [SETPRIV, '--pdeathsig', 'KILL', '--', program, ...args];
}

/** Whether there is an ffmpeg on this machine. */
export function hasFfmpeg(): Promise<boolean> {
  const child = spawn('ffmpeg', ['-version'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
