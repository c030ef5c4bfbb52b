/** Lets one process at a time build the same worker; the others wait for its result. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from './types.ts';

const LOOK_EVERY_MS = 1_000;
const SPEAK_EVERY = 4;

/**
 * Runs `work` while holding the lock file. A lock left by a process that no longer lives is taken
 * over. Should two processes take over the same dead lock, both build; that costs time only,
 * because each builds in a folder of its own.
 */
export async function withLock<T>(lockFile: string, log: Log, work: () => Promise<T>): Promise<T> {
  for (let round = 0; !(await claim(lockFile)); round++) {
    if (round % SPEAK_EVERY === 0) log('media worker: another process is building it; waiting');
    await sleep(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function claim(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!(await holderLives(lockFile))) await rm(lockFile, { force: true });
    return false;
  }
}

async function holderLives(lockFile: string): Promise<boolean> {
  const text = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (text === undefined) return true; // released in this very moment: the next round claims it
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0) return text === ''; // empty: its owner is just writing it
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
