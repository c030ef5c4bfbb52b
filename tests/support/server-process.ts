/** Starts servers in processes of their own, so that they can be killed like a machine that loses power. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  /** Token of the set-up link while no account exists. */
  readonly token: string | null;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>;
  signal(name: NodeJS.Signals): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const CHILD = fileURLToPath(new URL('./server-child.ts', import.meta.url));
const DEFAULTS = {
  HOST: '127.0.0.1',
  PORT: '0',
  MEDIA_PORT: '0',
  LOG_LEVEL: 'error',
  RATE_FACTOR: '1000',
  RTMP_PORT: 'off',
  HLS: 'off',
};

/** Resolves when the server listens. */
export async function startServerProcess(
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = fork(CHILD, {
    execArgv: [],
    env: { PATH: process.env['PATH'] ?? '', ...DEFAULTS, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await Promise.race([firstMessage(child), ended(child)]);
  if (ready === null) throw new Error(`the server ended before it listened, exit code ${child.exitCode}`);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    ...ready,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    signal: (name) => void child.kill(name),
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

interface Ready {
  readonly url: string;
  readonly port: number;
  readonly token: string | null;
}

async function firstMessage(child: ChildProcess): Promise<Ready> {
  const [message] = (await once(child, 'message')) as [Ready];
  return message;
}

async function ended(child: ChildProcess): Promise<null> {
  await once(child, 'exit');
  return null;
}
