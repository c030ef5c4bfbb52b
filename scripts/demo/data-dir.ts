/** The demo's data directory: emptied at each start, and never one that holds somebody's real data. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#server/main.ts';

/** Marks a directory as made by the demo. */
const MARK = '.yishiting-demo';

/** An empty directory; refuses one with contents that the demo did not make. */
export function emptyDataDir(given: string): string {
  const directory = path.resolve(given);
  if (existsSync(directory) && !isOurs(directory)) {
    throw new StartError(
      `${directory} 里有别的数据，演示不会清空它：请用 DATA_DIR 另指一个目录。(the demo will not empty this directory)`,
    );
  }
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, MARK), '');
  return directory;
}

function isOurs(directory: string): boolean {
  const entries = readdirSync(directory);
  return entries.length === 0 || entries.includes(MARK);
}
