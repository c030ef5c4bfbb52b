/** Removing segments that are not kept, on real files. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { dropSegments, LIVE_WINDOW, merge } from './drop-segments.ts';
import { INDEX_FILE, segmentAt } from './encoder-index.ts';
import { RENDITIONS } from './ladder.ts';
import { Packager } from './packager.ts';
import { RUN_FILE, readRuns } from './run-index.ts';

const nameOf = (at: number): string => segmentAt(at, 2).file;

/** A run with so many segments, as ffmpeg leaves it. */
async function writeRun(folder: string, count: number): Promise<void> {
  const at = join(folder, 'runs', '0001');
  const names = Array.from({ length: count }, (_, nth) => nameOf(nth));
  const index = [
    '#EXTM3U',
    '#EXT-X-MAP:URI="init.mp4"',
    ...names.flatMap((name) => ['#EXTINF:2.000,', name]),
  ];
  for (const { name } of RENDITIONS) {
    await mkdir(join(at, name), { recursive: true });
    await writeFile(join(at, name, INDEX_FILE), `${index.join('\n')}\n`);
    for (const file of names) await writeFile(join(at, name, file), '');
  }
  await writeFile(join(at, RUN_FILE), JSON.stringify({ startedMs: 1 }));
}

const segmentsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'runs', '0001', '720p'))).filter((name) => name.endsWith('.m4s'));

describe('removing segments', () => {
  it('[KR9] writes down what goes, and takes it out of every rendition', async () => {
    const { path: folder, remove } = await tempDir('drop');
    await writeRun(folder, 6);
    const [run = []] = await readRuns(folder);
    expect(await dropSegments(folder, run, 2, 4)).toBe(true);
    expect(await segmentsIn(folder)).toEqual([0, 1, 4, 5].map(nameOf));
    const [after = []] = await readRuns(folder);
    for (const { segments } of after)
      expect(segments.map(({ kept }) => kept)).toEqual([true, true, false, false, true, true]);
    expect(await dropSegments(folder, after, 2, 4)).toBe(false);
    await remove();
  });

  it('[KR9] leaves what was kept before and what live viewers need, and keeps again when it is told', async () => {
    const { path: folder, remove } = await tempDir('drop');
    await writeRun(folder, 4);
    const packager = new Packager(folder);
    packager.keep(false);
    await packager.write();
    expect(await segmentsIn(folder)).toHaveLength(4);
    await writeRun(folder, 4 + LIVE_WINDOW);
    await packager.write();
    expect(await segmentsIn(folder)).toHaveLength(4 + LIVE_WINDOW);
    await writeRun(folder, 4 + LIVE_WINDOW + 3);
    await packager.write();
    expect(await segmentsIn(folder)).toHaveLength(4 + LIVE_WINDOW);
    expect(await segmentsIn(folder)).not.toContain(nameOf(4));
    packager.keep(true);
    await packager.write();
    expect(await segmentsIn(folder)).toHaveLength(4 + LIVE_WINDOW);
    await remove();
  });

  it('joins ranges that touch', () => {
    expect(
      merge([
        [4, 6],
        [0, 2],
        [2, 3],
        [5, 9],
      ]),
    ).toEqual([
      [0, 3],
      [4, 9],
    ]);
  });
});
