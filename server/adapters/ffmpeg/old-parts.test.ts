/** What a killed process left half written goes, and nothing else. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { removeOldParts } from './old-parts.ts';

it('[T12] [KR8] parts that nobody has written to for an hour are removed', async () => {
  await using folder = await tempDir('parts');
  await mkdir(join(folder.path, 'session'));
  const nowMs = Date.now();
  const write = async (name: string, minutesOld: number): Promise<void> => {
    await writeFile(join(folder.path, name), 'x');
    const at = new Date(nowMs - minutesOld * 60_000);
    await utimes(join(folder.path, name), at, at);
  };
  await write('session/f_old.mp4.part', 90);
  await write('session/f_new.mp4.part', 5);
  await write('session/f_kept.mp4', 900);
  await write('replay.77.part', 90);
  await removeOldParts(folder.path, nowMs);
  expect((await readdir(join(folder.path, 'session'))).toSorted()).toEqual(['f_kept.mp4', 'f_new.mp4.part']);
  expect(await readdir(folder.path)).toEqual(['session']);
  await removeOldParts(join(folder.path, 'missing'), nowMs);
});
