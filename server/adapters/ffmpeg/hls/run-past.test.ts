/** What the encoder has forgotten is still known, on real files. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '#tests/support/temp-dir.ts';
import { INDEX_FILE, segmentAt } from './encoder-index.ts';
import { RENDITIONS } from './ladder.ts';
import { Packager } from './packager.ts';
import { RUN_FILE, readRun } from './run-index.ts';
import { PAST_FILE, PastWriter, parsePast } from './run-past.ts';

const RUN = '0001';
const secondsAt = (place: number): number => 2 + (place % 7) / 1000;
const fileIn = (folder: string, name: string): string => join(folder, 'runs', RUN, '720p', name);

/** An encoder that lists the segments from `first` to before `end`. */
async function list(folder: string, first: number, end: number): Promise<void> {
  const places = Array.from({ length: end - first }, (_, nth) => first + nth);
  const index = [
    ...['#EXTM3U', `#EXT-X-MEDIA-SEQUENCE:${first}`, '#EXT-X-MAP:URI="init_0.mp4"'],
    ...places.flatMap((place) => [`#EXTINF:${secondsAt(place).toFixed(6)},`, segmentAt(place, 0).file]),
  ];
  for (const { name } of RENDITIONS) {
    await mkdir(join(folder, 'runs', RUN, name), { recursive: true });
    await writeFile(join(folder, 'runs', RUN, name, INDEX_FILE), `${index.join('\n')}\n`);
  }
  await writeFile(join(folder, 'runs', RUN, RUN_FILE), JSON.stringify({ startedMs: 1 }));
}

const written = (count: number) =>
  Array.from({ length: count }, (_, place) => segmentAt(place, secondsAt(place)));
const segmentsOf = async (folder: string) => (await readRun(folder, RUN, '720p'))?.segments;

describe('the past of a run', () => {
  it('[KR17] goes on with what the encoder still lists', async () => {
    await using folder = await tempDir('past');
    const past = new PastWriter(folder.path, RUN);
    for (let end = 1; end <= 12; end += 1) {
      await list(folder.path, Math.max(0, end - 4), end);
      await past.note();
      expect(await segmentsOf(folder.path)).toEqual(written(end));
    }
    const { init, seconds } = parsePast(await readFile(fileIn(folder.path, PAST_FILE), 'utf8'));
    expect([init, seconds.size]).toEqual(['init_0.mp4', 12]);
  });

  it('[KR17] stands after a line that was cut off, and is written again', async () => {
    await using folder = await tempDir('past');
    const past = new PastWriter(folder.path, RUN);
    await list(folder.path, 0, 3);
    await past.note();
    await appendFile(fileIn(folder.path, PAST_FILE), '\n3 2.00');
    await list(folder.path, 3, 6);
    await past.note();
    await list(folder.path, 6, 7);
    expect(await segmentsOf(folder.path)).toEqual(written(7));
    await appendFile(fileIn(folder.path, PAST_FILE), '\n5 2.000000');
    expect(await segmentsOf(folder.path)).toEqual(written(7));
  });

  it('[KR17] stands when a full disk has cut off or emptied the list', async () => {
    await using folder = await tempDir('past');
    const past = new PastWriter(folder.path, RUN);
    await list(folder.path, 2, 8);
    await past.note();
    const whole = await readFile(fileIn(folder.path, INDEX_FILE), 'utf8');
    for (const left of [whole.length - 4, whole.length / 2, 0]) {
      await writeFile(fileIn(folder.path, INDEX_FILE), whole.slice(0, left));
      await past.note();
      const known = (await readRun(folder.path, RUN, '720p')) ?? expect.fail('no run');
      expect(known.init).toBe('init_0.mp4');
      expect(known.segments.slice(2)).toEqual(written(8).slice(2));
    }
  });

  it('[KR17] loses no segment that nobody wrote down', async () => {
    await using folder = await tempDir('past');
    const past = new PastWriter(folder.path, RUN);
    await list(folder.path, 0, 2);
    await past.note();
    await list(folder.path, 4, 6);
    const plain = [segmentAt(2, 2), segmentAt(3, 2)];
    expect(await segmentsOf(folder.path)).toEqual([...written(2), ...plain, ...written(6).slice(4)]);
    await rm(fileIn(folder.path, PAST_FILE));
    expect(await segmentsOf(folder.path)).toHaveLength(6);
  });

  it('[KR17] begins with the first segment', async () => {
    await using folder = await tempDir('past');
    await new PastWriter(folder.path, RUN).note();
    expect(await segmentsOf(folder.path)).toBeUndefined();
  });

  it('[KR17] keeps no player waiting that it cannot be written', async () => {
    await using folder = await tempDir('past');
    await list(folder.path, 0, 3);
    await mkdir(fileIn(folder.path, PAST_FILE));
    const packager = new Packager(folder.path);
    packager.follow(RUN);
    await packager.over(RUN);
    expect(packager.isPlayable()).toBe(true);
  });
});
