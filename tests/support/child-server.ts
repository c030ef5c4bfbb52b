/** A server program as a child of the test: started, watched, and ended by its own process id only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

export interface ChildServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Runs as this user instead; only root may. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Asks for an orderly end. */
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
  /** What the system sends when this process dies without having stopped the server. */
  readonly orphanSignal?: 'KILL' | 'QUIT';
}

export interface ChildServer {
  readonly pid: number;
  /** Throws, with the last output, if the program has ended. */
  check(): void;
  /** Orderly end, by force after ten seconds; a second call does nothing. */
  stop(): Promise<void>;
  /** End without warning, as by a power cut. */
  kill(): Promise<void>;
}

const setpriv = '/usr/bin/setpriv';
const patienceMs = 10_000;
const keptOutput = 4_000;

/** Starts the program. It ends with this process at the latest, however this process ends. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const { command, args, user, stopSignal = 'SIGTERM', orphanSignal = 'KILL' } = options;
  // The parent-death signal also covers a test process that is itself killed.
  const guarded = process.platform === 'linux' && existsSync(setpriv);
  const child = guarded
    ? spawn(setpriv, ['--pdeathsig', orphanSignal, command, ...args], { ...user, stdio: 'pipe' })
    : spawn(command, args, { ...user, stdio: 'pipe' });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-keptOutput);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} has no process id`);
  const onExit = () => void child.kill('SIGKILL');
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));
  return {
    pid,
    check() {
      if (hasEnded(child))
        throw new Error(`${command} ended (${child.exitCode ?? child.signalCode}):\n${output}`);
    },
    stop: () => end(child, stopSignal),
    kill: () => end(child, 'SIGKILL'),
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(force);
}
