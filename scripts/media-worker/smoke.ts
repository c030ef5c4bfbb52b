/** Finds out whether a worker binary runs on this machine. */
import { spawn } from 'node:child_process';

/** The worker's way of saying "I run, but nobody gave me a channel to talk on". */
export const EXIT_WITHOUT_PARENT = 41;

const LIMIT_MS = 5_000;

/** True when `file` starts and leaves with 41 because it has no parent to talk to. */
export function smokeTest(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Only the library path is handed on: a MEDIASOUP_VERSION in the environment would make the worker wait for a parent.
    const libraryPath = process.env.LD_LIBRARY_PATH;
    const child = spawn(file, [], {
      env: libraryPath === undefined ? {} : { LD_LIBRARY_PATH: libraryPath },
      stdio: 'ignore',
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === EXIT_WITHOUT_PARENT));
  });
}
