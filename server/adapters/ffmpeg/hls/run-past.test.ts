/** What the encoder has forgotten is still known, on real files. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { INDEX_FILE, segmentFile } from './encoder-index.ts';
import { RENDITIONS } from './ladder.ts';
import { RUN_FILE, readRun } from './run-index.ts';
import { PastWriter, parsePast } from './run-past.ts';

const secondsAt = (place: number): number => 2 + (place % 7) / 1000;

/** An encoder that lists the segments from `first` to before `end`. */
async function list(folder: string, first: number, end: number): Promise<void> {
  const places = Array.from({ length: end - first }, (_, nth) => first + nth);
  const index = [
    ...['#EXTM3U', `#EXT-X-MEDIA-SEQUENCE:${first}`, '#EXT-X-MAP:URI="init.mp4"'],
    ...places.flatMap((place) => [`#EXTINF:${secondsAt(place).toFixed(6)},`, segmentFile(place)]),
  ];
  for (const { name } of RENDITIONS) {
    await mkdir(join(folder, 'runs', '0001', name), { recursive: true });
    await writeFile(join(folder, 'runs', '0001', name, INDEX_FILE), `${index.join('\n')}\n`);
  }
  await writeFile(join(folder, 'runs', '0001', RUN_FILE), JSON.stringify({ startedMs: 1 }));
}

const written = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    file: segmentFile(place),
    seconds: secondsAt(place),
    kept: true,
  }));
const segmentsOf = async (folder: string) => (await readRun(folder, '0001', '720p'))?.segments;
const pastOf = (folder: string): string => join(folder, 'runs', '0001', '720p', 'past.txt');

describe('the past of a run', () => {
  it('[KR17] goes on with what the encoder still lists', async () => {
    const { path: folder, remove } = await tempDir('past');
    const past = new PastWriter(folder, '0001');
    for (let end = 1; end <= 12; end += 1) {
      await list(folder, Math.max(0, end - 4), end);
      await past.note();
      expect(await segmentsOf(folder)).toEqual(written(end));
    }
    expect(parsePast(await readFile(pastOf(folder), 'utf8')).size).toBe(12);
    await remove();
  });

  it('[KR17] stands after a line that was cut off, and is written again', async () => {
    const { path: folder, remove } = await tempDir('past');
    const past = new PastWriter(folder, '0001');
    await list(folder, 0, 3);
    await past.note();
    await appendFile(pastOf(folder), '\n3 00');
    await list(folder, 3, 6);
    await past.note();
    await list(folder, 6, 7);
    expect(await segmentsOf(folder)).toEqual(written(7));
    await appendFile(pastOf(folder), '\n5 000005.m4s 2');
    expect(await segmentsOf(folder)).toEqual(written(7));
    await remove();
  });

  it('[KR17] loses no segment that nobody wrote down', async () => {
    const { path: folder, remove } = await tempDir('past');
    const past = new PastWriter(folder, '0001');
    await list(folder, 0, 2);
    await past.note();
    await list(folder, 4, 6);
    const plain = [2, 3].map((place) => ({ file: segmentFile(place), seconds: 2, kept: true }));
    expect(await segmentsOf(folder)).toEqual([...written(2), ...plain, ...written(6).slice(4)]);
    await rm(pastOf(folder));
    expect(await segmentsOf(folder)).toHaveLength(6);
    await remove();
  });

  it('[KR17] begins with the first segment', async () => {
    const { path: folder, remove } = await tempDir('past');
    await new PastWriter(folder, '0001').note();
    expect(await segmentsOf(folder)).toBeUndefined();
    await remove();
  });
});
