/** Starts ffmpeg so that it never outlives us. */
import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/** Lets the program die with this process, also when this process is killed. */
export function withParent(program: string, args: readonly string[]): [string, ...string[]] {
  if (!existsSync(SETPRIV)) return [program, ...args];
  return [SETPRIV, '--pdeathsig', 'KILL', '--', program, ...args];
}
