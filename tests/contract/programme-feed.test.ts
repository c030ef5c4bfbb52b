/** Sends real media from ffmpeg through a real worker and counts what arrives. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { createFfmpegProgrammeFeed, type FfmpegFeed } from '#server/adapters/ffmpeg/programme-feed.ts';
import { defaultMediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import {
  createMediasoupMediaPlane,
  type MediasoupMediaPlane,
} from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { Log } from '#server/ports/log.ts';
import type { IngestVideoCodec } from '#server/ports/media-plane.ts';
import type { FeedPicture } from '#server/ports/programme-feed.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { makeFilm } from '#tests/support/film.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { value } from './media-plane.samples.ts';

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const card: FeedPicture = { kind: 'card', title: "网络协商会: 100% 'ok'", subtitle: '直播即将开始' };

describe('programme feed', () => {
  let plane: MediasoupMediaPlane;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    const config = { ...defaultMediasoupConfig(2), port: 0 };
    const obtainBinary = () => obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
    plane = createMediasoupMediaPlane({ config, obtainBinary, log: silent });
    await waitFor(() => plane.status().state === 'ready', { what: 'a worker', withinMs: 100_000 });
  });
  afterAll(() => plane.close());

  const start = async (roomId: string, picture: FeedPicture, videoCodec: IngestVideoCodec = 'VP8') => {
    const ingest = value(await plane.openIngest({ roomId, ownerId: roomId, sourceId: 'feed', videoCodec }));
    return createFfmpegProgrammeFeed({ log: silent }).start(ingest, picture);
  };
  const packets = async (roomId: string) => (await plane.stats(roomId)).map((source) => source.packets);
  const flows = (roomId: string, more: number) =>
    waitFor(async () => (await packets(roomId)).every((count) => count > more), {
      what: `more than ${more} packets of picture and sound`,
      withinMs: 20_000,
    });
  const lives = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const close = async (feed: FfmpegFeed) => {
    const pid = feed.pid();
    await Promise.all([feed.close(), feed.close()]);
    expect(pid === undefined || !lives(pid)).toBe(true);
    expect(feed.state()).toBe('closed');
  };

  it.each(['VP8', 'H264'] as const)('a card arrives as %s with sound and without loss', async (codec) => {
    const feed = await start(codec, card, codec);
    await flows(codec, 50);
    await waitFor(() => feed.state() === 'running', { what: 'the running state' });
    const stats = async () => await plane.stats(codec);
    const flowing = async () => (await stats()).every(({ bitrateBps }) => bitrateBps > 1_000);
    await waitFor(flowing, { what: 'its rate' });
    // A machine that stalls lets some overflow.
    for (const { packetsLost } of await stats()) expect(packetsLost).toBeLessThan(50);
    await close(feed);
  });

  it('is started again when it dies, and arrives again', async () => {
    const feed = await start('again', card);
    await flows('again', 10);
    const pid = feed.pid() ?? 0;
    process.kill(pid, 'SIGKILL');
    await waitFor(() => feed.state() === 'waiting', { what: 'the pause' });
    const next = await waitFor(() => feed.pid(), { what: 'the next process' });
    expect(next).not.toBe(pid);
    await waitFor(() => feed.state() === 'running', { what: 'the running state', withinMs: 20_000 });
    await flows('again', Math.max(...(await packets('again'))) + 50);
    await close(feed);
  });

  it.each([true, false])('loops a file (with sound: %s)', async (withSound) => {
    await using folder = await tempDir('feed');
    const path = join(folder.path, 'a clip.mkv');
    const video = ['-f', 'lavfi', '-i', 'testsrc=s=320x180:r=10'];
    const sound = withSound ? ['-f', 'lavfi', '-i', 'sine=440'] : [];
    const made = spawnSync('ffmpeg', ['-nostdin', '-loglevel', 'error', ...video, ...sound, '-t', '1', path]);
    expect(made.status).toBe(0);
    const room = `file-${withSound}`;
    const feed = await start(room, { kind: 'file', path });
    // More sound than one round of the clip holds.
    await flows(room, 70);
    await close(feed);
  });

  it('a file that is not there is tried again, and can be closed', async () => {
    const feed = await start('nothing', { kind: 'file', path: '/nowhere/nothing.mp4' });
    await waitFor(() => feed.state() === 'waiting', { what: 'the pause' });
    await close(feed);
  });

  it('can be closed at once', async () => {
    await close(await start('at once', card));
  });

  it('a film that is closed while it is looked at is not sent afterwards', async () => {
    await using folder = await tempDir('feed');
    // Longer than the test may take.
    const seconds = 60;
    const path = makeFilm(folder.path, { seconds });
    const feed = await start('film', { kind: 'film', path, durationMs: seconds * 1000 });
    await close(feed);
    expect((await packets('film')).every((count) => count === 0)).toBe(true);
  });
});
