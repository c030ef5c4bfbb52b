/** HLS of a live session, with real media from end to end: what is on air is what the segments show and sound like. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { defaultMediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import { createMediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import {
  afterHoles,
  endMs,
  fetchText,
  type ListedSegment,
  listSegments,
  watchSegment,
} from '#tests/support/hls-viewer.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { childrenOf, processesWith, signalFirst } from '#tests/support/processes.ts';
import { type RtpSource, sendColourAndTone } from '#tests/support/rtp-source.ts';
import { runProgram } from '#tests/support/run-program.ts';
import { goLive, setUp, startTestServer, type TestServer } from '#tests/support/test-server.ts';
import { colourName } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const RED_HZ = 440;
const BLUE_HZ = 1_250;
const PATIENCE_MS = 60_000;

function newPlane(): MediaPlane {
  return createMediasoupMediaPlane({
    config: { ...defaultMediasoupConfig(2), port: 0 },
    obtainBinary: () => obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) }),
    log: createPinoLog({ level: 'silent' }),
  });
}

describe('programme output', () => {
  let server: TestServer;
  let admin: HttpClient;
  let sessionId: string;
  let base: string;
  const sources: RtpSource[] = [];

  const source = async (sourceId: string, colour: string, hz: number): Promise<void> => {
    const request = { roomId: sessionId, ownerId: sourceId, sourceId, videoCodec: 'VP8' } as const;
    const opened = await server.mediaPlane.openIngest(request);
    if (!opened.ok) throw new Error(opened.code);
    sources.push(sendColourAndTone(opened.value, colour, hz));
  };
  const cut = (sourceId: string) =>
    admin.must(
      'stage:cut',
      { video: { sourceId, track: 'camera' }, audio: [sourceId], card: 'none' },
      { sessionId },
    );
  const live = (): Promise<readonly ListedSegment[]> => listSegments(`${base}/hls/live-720p.m3u8`);
  /** The first new segment that ends with the colour, and in which the tone is heard from beginning to end. */
  const seen = (
    colour: string,
    what: string,
    { tone = null, list = live }: { readonly tone?: number | null; readonly list?: typeof live } = {},
  ) =>
    waitFor(
      async () => {
        const newest = (await list()).at(-1);
        if (newest === undefined) return null;
        const sight = await watchSegment(newest);
        const isHeard = tone === null || sight.tone(tone) > 0.8;
        return isHeard && colourName(sight.left) === colour ? { ...sight, segment: newest } : null;
      },
      { what, withinMs: PATIENCE_MS, everyMs: 300 },
    );

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    server = await startTestServer({ environment: { HLS: 'on' }, overrides: { mediaPlane: newPlane() } });
    await waitFor(() => server.mediaPlane.status().state === 'ready', {
      what: 'a worker',
      withinMs: 100_000,
    });
    const made = await setUp(server);
    admin = made.admin;
    ({ sessionId } = await goLive(admin, made.units));
    base = `${server.url}/media/${sessionId}`;
    await source('feed', 'red', RED_HZ);
    await source('host', 'blue', BLUE_HZ);
  });
  afterAll(async () => {
    await Promise.all(sources.map((one) => one[Symbol.asyncDispose]()));
    await server[Symbol.asyncDispose]();
  });

  it('[T30] shows and sounds what is on air, and follows a cut without a break', async () => {
    await cut('feed');
    await seen('red', 'the red source', { tone: RED_HZ });
    const before = (await live()).at(-1);
    await cut('host');
    await seen('blue', 'the blue source', { tone: BLUE_HZ });
    const playlist = await live();
    expect(afterHoles(playlist)).toEqual([]);
    const beganMs = before?.startMs ?? 0;
    const between = playlist.filter(({ startMs }) => startMs > beganMs);
    const colours: string[] = [];
    for (const segment of between) colours.push(colourName((await watchSegment(segment)).left));
    // Never a card in between.
    expect(colours.filter((colour) => colour !== 'red' && colour !== 'blue')).toEqual([]);
    // The one that was being written, the next, and what a busy machine needs for the first picture.
    const firstBlue = between[colours.indexOf('blue')];
    expect(((firstBlue?.startMs ?? Number.POSITIVE_INFINITY) - beganMs) / 1000).toBeLessThanOrEqual(4 * 2);
  });

  it('[T31] offers a ladder, sound alone, and times that match the clock', async () => {
    const master = await fetchText(`${base}/hls/live.m3u8`);
    expect(master).toMatch(/RESOLUTION=1280x720/);
    expect(master).toMatch(/RESOLUTION=640x360/);
    expect(master).toMatch(/live-audio\.m3u8/);
    const segments = await live();
    for (const [at, segment] of segments.entries()) {
      const next = segments[at + 1];
      // The last one of an encoder that handed over may be shorter.
      if (next?.discontinuity === true) continue;
      expect(segment.seconds).toBeCloseTo(2, 1);
      if (next !== undefined) expect(next.startMs - segment.startMs).toBe(segment.seconds * 1000);
    }
    const behindMs = async () => Date.now() - Math.max(...(await live()).map(endMs));
    const soon = async () => (await behindMs()) < 5_000;
    await waitFor(soon, { what: 'a segment that is not late', withinMs: PATIENCE_MS });
    expect(await behindMs()).toBeGreaterThan(0);
  });

  it('[T31] is what another program expects of HLS', async () => {
    const asked = ['-show_entries', 'stream=codec_name,width,height,channels'];
    const read = await runProgram('ffprobe', [
      '-v',
      'error',
      '-of',
      'json',
      ...asked,
      `${base}/hls/live.m3u8`,
    ]);
    expect(JSON.parse(read.toString()).streams).toMatchObject([
      { codec_name: 'h264', width: 1280, height: 720 },
      { codec_name: 'aac', channels: 2 },
      { codec_name: 'h264', width: 640, height: 360 },
      { codec_name: 'aac', channels: 2 },
      { codec_name: 'aac', channels: 2 },
    ]);
  });

  it('[T32] goes on in a new run when the encoder is killed, and says where the hole is', async () => {
    const killedMs = Date.now();
    signalFirst(processesWith('ffmpeg', `${sessionId}/runs/`), 'SIGKILL');
    const hole = await waitFor(
      async () => {
        const segments = await listSegments(`${base}/hls/dvr-720p.m3u8`);
        const [first] = afterHoles(segments).filter(({ startMs }) => startMs > killedMs);
        const last = segments.findLast(({ startMs }) => startMs < (first?.startMs ?? 0));
        return last === undefined || first === undefined ? null : { first, ms: first.startMs - endMs(last) };
      },
      { what: 'the second run', withinMs: PATIENCE_MS },
    );
    expect(hole.first.discontinuity).toBe(true);
    // What was not yet written of the last segment, half a second of pause, and the start of an encoder.
    expect(hole.ms).toBeLessThan(15_000);
    await seen('blue', 'the picture after the break');
  });

  it('a decoder that is killed costs a moment', async () => {
    const killedMs = Date.now();
    const own = new Set(childrenOf(process.pid, 'ffmpeg'));
    const decoders = processesWith('ffmpeg', 'pipe:0').filter((pid) => own.has(pid));
    expect(decoders.length).toBeGreaterThan(0);
    for (const pid of decoders) process.kill(pid, 'SIGKILL');
    const list = async () => (await live()).filter(({ startMs }) => startMs > killedMs);
    await seen('blue', 'the picture', { list });
  });

  it('[T33] ends with the session, complete for the replay', async () => {
    await admin.must('sessions:end', {}, { sessionId });
    const replay = await waitFor(
      async () => {
        const answer = await fetch(`${base}/hls/replay-720p.m3u8`);
        return answer.ok ? answer.text() : null;
      },
      { what: 'the replay', withinMs: PATIENCE_MS },
    );
    expect(replay).toMatch(/#EXT-X-ENDLIST/);
    expect(replay).toMatch(/#EXT-X-PLAYLIST-TYPE:VOD/);
    await waitFor(() => processesWith('ffmpeg', sessionId).length === 0, { what: 'the encoder to be gone' });
  });

  it('gives away nothing but playlists and segments', async () => {
    for (const path of [
      'runs/0001/run.json',
      '..%2fyishiting.sqlite',
      'hls/',
      'runs/0001/720p/index.m3u8',
      'runs/0001/720p/past.txt',
    ]) {
      const answer = await fetch(`${base}/${path}`);
      expect(answer.status, path).toBe(404);
    }
  });
});
