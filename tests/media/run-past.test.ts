/** A recording by encoders that list but their last segments: nothing of it is lost, whatever ends them. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import HLS from 'hls-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { RENDITIONS } from '#server/adapters/ffmpeg/hls/ladder.ts';
import { Packager } from '#server/adapters/ffmpeg/hls/packager.ts';
import { RUN_FILE } from '#server/adapters/ffmpeg/hls/run-index.ts';
import { PAST_FILE, parsePast } from '#server/adapters/ffmpeg/hls/run-past.ts';
import { type Encoder, startEncoder } from '#server/adapters/ffmpeg/output/encoder.ts';
import {
  blackPicture,
  CHANNELS,
  FPS,
  SAMPLES_PER_PICTURE,
} from '#server/adapters/ffmpeg/output/picture-format.ts';
import { joinSegments } from '#server/adapters/ffmpeg/recordings/join-segments.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { probe } from '#tests/support/probe.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** Segments in the list of the encoders here. */
const LISTED = 3;
const STARTED_MS = Date.parse('2026-06-01T01:00:00Z');
const picture = blackPicture();
const silence = new Int16Array(SAMPLES_PER_PICTURE * CHANNELS);

/** Begins a run that is followed, and lets its encoder take so many seconds. */
async function record(folder: string, packager: Packager, run: string, seconds: number): Promise<Encoder> {
  const at = join(folder, 'runs', run);
  await mkdir(at, { recursive: true });
  const encoder = startEncoder(at, 'least', { listed: LISTED });
  await writeFile(join(at, RUN_FILE), JSON.stringify({ startedMs: STARTED_MS + Number(run) * 60_000 }));
  packager.follow(run);
  await encoder.ready;
  for (let nth = 0; nth < seconds * FPS; nth += 1) {
    encoder.sound(silence);
    await new Promise<void>((taken) => encoder.picture(picture, taken));
  }
  return encoder;
}

/** The segments that a playlist names, by their files. */
async function named(folder: string, playlist: string) {
  const parsed = HLS.parse(await readFile(join(folder, 'hls', playlist), 'utf8'));
  if (parsed.isMasterPlaylist) throw new Error('a master playlist');
  for (const { uri } of parsed.segments)
    expect((await stat(join(folder, 'hls', uri))).size).toBeGreaterThan(0);
  return parsed.segments;
}

describe('a recording by encoders that forget', () => {
  beforeAll(() => ensureDebianPackages(['ffmpeg']));

  it('[KR17] is whole in every list and as a file, after one that was killed and one that ended', async () => {
    await using folder = await tempDir('past');
    const packager = new Packager(folder.path);
    const killed = await record(folder.path, packager, '0001', 24);
    const first = () => named(folder.path, 'dvr-audio.m3u8').catch(() => []);
    await waitFor(async () => (await first()).length >= 2 * LISTED, { what: 'more than it lists' });
    killed.kill();
    await killed.ended;
    await packager.over('0001');
    const kept = (await named(folder.path, 'dvr-720p.m3u8')).length;
    expect(kept).toBeGreaterThanOrEqual(2 * LISTED);
    const past = await readFile(join(folder.path, 'runs', '0001', '720p', PAST_FILE), 'utf8');
    expect(parsePast(past).seconds.size).toBeGreaterThan(LISTED);

    const finished = await record(folder.path, packager, '0002', 10);
    await finished.finish();
    await packager.over('0002');
    await packager.write(true);
    for (const { name } of RENDITIONS) {
      for (const kind of ['dvr', 'replay']) {
        const segments = await named(folder.path, `${kind}-${name}.m3u8`);
        expect(segments.length).toBe(kept + 5);
        for (const { duration } of segments) expect(Math.abs(duration - 2)).toBeLessThan(0.1);
      }
    }
    const film = join(folder.path, 'whole.mp4');
    const signal = new AbortController().signal;
    await joinSegments(folder.path, film, { signal, onShare: () => undefined });
    const { format } = await probe(film);
    expect(Math.abs(Number(format.duration) - 2 * (kept + 5))).toBeLessThan(0.5);
  });
});
