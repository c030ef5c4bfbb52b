/** Removes what a killed process left half written. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Half written files have this ending. */
export const PART = '.part';
/** Whoever still writes does so more often; the writer may be another process on the same folder. */
const DEAD_AFTER_MS = 60 * 60_000;

/** In the folder and those below it. Without the folder there is nothing to do. */
export async function removeOldParts(folder: string, nowMs: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const parts = entries.filter((entry) => entry.isFile() && entry.name.endsWith(PART));
  for (const { parentPath, name } of parts) {
    const path = join(parentPath, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
    if (nowMs - mtimeMs > DEAD_AFTER_MS) await rm(path, { force: true });
  }
}
