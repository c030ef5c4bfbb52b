/** Streams of media partners, with real media from end to end: what is fetched is what the room shows and sounds like. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpegLiveFeed } from '#server/adapters/ffmpeg/live/live-feed.ts';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { RunningLiveFeed } from '#server/ports/live-feed.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { freePort } from '#tests/support/free-port.ts';
import { type HlsPartner, openPartner } from '#tests/support/hls-partner.ts';
import { listSegments, watchSegment } from '#tests/support/hls-viewer.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
} from '#tests/support/test-server.ts';
import { colourName } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const HZ = 660;
const slow = { withinMs: 60_000, everyMs: 300 };

/** A partner's programme as FLV, for one who fetches it. */
async function serveFlv(protocol: 'rtmp' | 'http') {
  const url = `${protocol}://127.0.0.1:${await freePort()}/live/programme`;
  const child = spawn(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-re', '-f', 'lavfi', '-i', 'color=c=blue:s=320x180:r=10'],
      ...['-re', '-f', 'lavfi', '-i', `sine=frequency=${HZ}:sample_rate=48000`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-c:a', 'aac'],
      ...['-f', 'flv', '-listen', '1', url],
    ],
    { stdio: 'ignore' },
  );
  return { url, child };
}

describe('streams of media partners', () => {
  let server: TestServer;
  let admin: HttpClient;
  let session: LiveSession;
  let desk: RoomClient;
  let partner: HlsPartner;
  const feeds: RunningLiveFeed[] = [];

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    partner = await openPartner('blue', HZ);
    const mediaPlane = await startMediaPlane();
    const environment = { HLS: 'on', PULL_PRIVATE: 'on' };
    server = await startTestServer({ environment, overrides: { mediaPlane } });
    const county = await setUp(server);
    admin = county.admin;
    session = await goLive(admin, county.units);
    desk = await RoomClient.join({ http: admin, code: session.code, audience: 'staff' });
  });
  afterAll(async () => {
    desk.drop();
    await server[Symbol.asyncDispose]();
    await partner[Symbol.asyncDispose]();
  });

  const intake = (sourceId: string) => desk.now.intakes?.[sourceId];
  const isIn = (sourceId: string, state: string) =>
    waitFor(() => intake(sourceId)?.state === state, { what: state, ...slow });
  const seen = () =>
    waitFor(
      async () => {
        const list = `${server.url}/media/${session.sessionId}/hls/live-720p.m3u8`;
        const newest = (await listSegments(list)).at(-1);
        const sight = newest === undefined ? null : await watchSegment(newest);
        return sight !== null && colourName(sight.left) === 'blue' && sight.tone(HZ) > 0.5;
      },
      { what: 'the partner’s picture and tone', ...slow },
    );

  it('[U1][U3] HLS is fetched, goes on air, and comes back when the partner was away', async () => {
    const { url } = partner;
    const { sourceId } = await admin.must('stage:addPull', { label: '县融媒体中心', url }, session);
    await isIn(sourceId, 'flowing');
    expect(intake(sourceId)).toEqual({ by: 'pull', state: 'flowing', picture: 'encode' });
    const video = { sourceId, track: 'camera' } as const;
    await admin.must('stage:cut', { video, audio: [sourceId], card: 'none' }, session);
    await seen();
    partner.leave();
    await isIn(sourceId, 'failed');
    expect(intake(sourceId)?.reason).toBe('source_unreachable');
    await partner.comeBack();
    await isIn(sourceId, 'flowing');
    await seen();
    await admin.must('stage:removePull', { sourceId }, session);
    const sent = () => server.mediaPlane.producers(session.sessionId);
    await waitFor(() => sent().length === 0 && intake(sourceId) === undefined, { what: 'the end', ...slow });
  });

  it('[U3] an address that serves no stream is told with a reason', async () => {
    const url = partner.url.replace('live', 'nothing');
    const { sourceId } = await admin.must('stage:addPull', { label: '融媒', url }, session);
    await isIn(sourceId, 'failed');
    expect(intake(sourceId)).toMatchObject({ by: 'pull', reason: 'source_unreachable' });
    await admin.must('stage:removePull', { sourceId }, session);
  });

  it.each(['rtmp', 'http'] as const)('[U1] FLV over %s is fetched', async (protocol) => {
    const liveFeed = createFfmpegLiveFeed({ pullPrivate: true });
    const [first, second] = [await serveFlv(protocol), await serveFlv(protocol)];
    const examined = await waitFor(
      async () => {
        const result = await liveFeed.examine(first.url, AbortSignal.timeout(20_000));
        return result.ok ? result.value : null;
      },
      { what: 'the tracks', ...slow },
    );
    expect(examined).toEqual({ video: 0, audio: 1 });
    const who = { ownerId: 'partner', roomId: session.sessionId, sourceId: protocol };
    const ingest = await server.mediaPlane.openIngest({ ...who, videoCodec: 'H264' });
    if (!ingest.ok) throw new Error(ingest.code);
    const running = new Promise<void>((resolve, reject) => {
      const ended = (complaint: string): void => reject(new Error(complaint));
      feeds.push(liveFeed.pull(ingest.value, second.url, examined, { running: resolve, ended }));
    });
    await running;
    const bitrates = async () =>
      (await server.mediaPlane.stats(session.sessionId))
        .filter(({ sourceId }) => sourceId === protocol)
        .map(({ bitrateBps }) => bitrateBps);
    await waitFor(async () => (await bitrates()).every((bps) => bps > 10_000), { what: 'media', ...slow });
    expect(await bitrates()).toHaveLength(2);
    await Promise.all(feeds.map((feed) => feed.close()));
    await liveFeed.close();
    for (const { child } of [first, second]) child.kill('SIGKILL');
  });

  it('[U2] an address of our own network is refused when it is not allowed', async () => {
    const guarded = await startTestServer({ overrides: { mediaPlane: createFakeMediaPlane() } });
    const county = await setUp(guarded);
    const live = await goLive(county.admin, county.units);
    const add = (url: string) => county.admin.command('stage:addPull', { label: '融媒', url }, live);
    for (const url of [
      partner.url,
      partner.url.replace('127.0.0.1', 'localhost'),
      'rtmp://192.168.1.1/live/x',
      'http://[::1]/x.m3u8',
      'http://2130706433/x.m3u8',
    ]) {
      expect([url, await add(url)]).toMatchObject([url, { ok: false, code: 'address_forbidden' }]);
    }
    await guarded[Symbol.asyncDispose]();
  });
});
