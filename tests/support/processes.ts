/** Processes of this machine, found by their command lines, for tests that kill what they have started themselves. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of processes whose program and command line hold these words. */
export function processesWith(program: string, words: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [path = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return path.split('/').at(-1) === program && args.join(' ').includes(words);
      } catch {
        return false;
      }
    });
}

/** Ids of the children of a process that run a program. */
export function childrenOf(parent: number, program: string): number[] {
  return processesWith(program, '').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
    } catch {
      return false;
    }
  });
}

/** Sends a signal to the first of these; throws when there is none, for number 0 would be this process and its own. */
export function signalFirst(pids: readonly number[], signal: NodeJS.Signals): number {
  const [pid] = pids;
  if (pid === undefined) throw new Error(`no process for ${signal}`);
  process.kill(pid, signal);
  return pid;
}
