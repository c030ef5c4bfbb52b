/** Encoders that push by RTMP, with real media from end to end: what is pushed is what the room shows and sounds like. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { listSegments, watchSegment } from '#tests/support/hls-viewer.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { type PushOptions, pushColourAndTone, type RtmpEncoder } from '#tests/support/rtmp-encoder.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
} from '#tests/support/test-server.ts';
import { colourName } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const RED_HZ = 440;
const BLUE_HZ = 1_250;
const slow = { withinMs: 60_000, everyMs: 300 };

describe('encoders that push by RTMP', () => {
  let server: TestServer;
  let admin: HttpClient;
  let session: LiveSession;
  let desk: RoomClient;
  const encoders: RtmpEncoder[] = [];

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    const mediaPlane = await startMediaPlane();
    server = await startTestServer({ environment: { HLS: 'on', RTMP_PORT: '0' }, overrides: { mediaPlane } });
    const made = await setUp(server);
    admin = made.admin;
    session = await goLive(admin, made.units);
    desk = await RoomClient.join({ http: admin, code: session.code, audience: 'staff' });
  });
  afterEach(async () => {
    await Promise.all(encoders.splice(0).map((one) => one[Symbol.asyncDispose]()));
  });
  afterAll(async () => {
    desk.drop();
    await server[Symbol.asyncDispose]();
  });

  const addEncoder = () => admin.must('stage:addEncoder', { label: '分会场' }, session);
  const push = (token: string, options: Omit<PushOptions, 'url'>): RtmpEncoder => {
    const url = `rtmp://127.0.0.1:${server.services.pushPort}/live/${token}`;
    const encoder = pushColourAndTone({ url, ...options });
    encoders.push(encoder);
    return encoder;
  };
  const intake = (sourceId: string) => desk.now.intakes?.[sourceId];
  const flows = (sourceId: string, picture: string) =>
    waitFor(() => intake(sourceId)?.state === 'flowing' && intake(sourceId)?.picture === picture, {
      what: `a ${picture} picture`,
      ...slow,
    });
  const cut = (sourceId: string, track: 'camera' | null = 'camera') =>
    admin.must(
      'stage:cut',
      { video: track === null ? null : { sourceId, track }, audio: [sourceId], card: 'none' },
      session,
    );
  /** Waits for a segment with this picture, and answers how much of its sound is the tone. */
  const seen = (colour: string, hz: number) =>
    waitFor(
      async () => {
        const newest = (await listSegments(`${server.url}/media/${session.sessionId}/hls/live-720p.m3u8`)).at(
          -1,
        );
        const sight = newest === undefined ? null : await watchSegment(newest);
        return sight !== null && colourName(sight.left) === colour && sight.tone(hz) > 0.5;
      },
      { what: `${colour} with its tone`, ...slow },
    );

  it('[RT1][RT2] what WebRTC takes is handed on as it is, anything else is encoded anew, and the desk knows which', async () => {
    const [plain, reordered] = [await addEncoder(), await addEncoder()];
    push(plain.token, { colour: 'red', hz: RED_HZ });
    push(reordered.token, { colour: 'blue', hz: BLUE_HZ, picture: 'reordered' });
    await flows(plain.sourceId, 'copy');
    await flows(reordered.sourceId, 'encode');
    await cut(plain.sourceId);
    await seen('red', RED_HZ);
    await cut(reordered.sourceId);
    await seen('blue', BLUE_HZ);
  });

  it('[RT3] an encoder that drops and comes back takes its place again', async () => {
    const { sourceId, token } = await addEncoder();
    const first = push(token, { colour: 'red', hz: RED_HZ });
    await flows(sourceId, 'copy');
    await cut(sourceId);
    await seen('red', RED_HZ);
    await first[Symbol.asyncDispose]();
    await waitFor(() => intake(sourceId) === undefined, { what: 'the end', ...slow });
    push(token, { colour: 'blue', hz: BLUE_HZ });
    await seen('blue', BLUE_HZ);
  });

  it('[RT3] who comes later with the same key replaces who was there', async () => {
    const { sourceId, token } = await addEncoder();
    const first = push(token, { colour: 'red', hz: RED_HZ });
    await flows(sourceId, 'copy');
    await cut(sourceId);
    await seen('red', RED_HZ);
    push(token, { colour: 'blue', hz: BLUE_HZ, picture: 'reordered' });
    await first.ended;
    await seen('blue', BLUE_HZ);
    await flows(sourceId, 'encode');
    const producers = server.mediaPlane.producers(session.sessionId);
    expect(producers.filter((producer) => producer.sourceId === sourceId)).toHaveLength(2);
  });

  it('[RT2] a picture without sound, and sound without a picture', async () => {
    const [silent, dark] = [await addEncoder(), await addEncoder()];
    push(silent.token, { colour: 'blue', hz: BLUE_HZ, sound: false });
    await flows(silent.sourceId, 'copy');
    push(dark.token, { colour: 'red', hz: RED_HZ, picture: 'none' });
    await flows(dark.sourceId, 'none');
    await admin.must(
      'stage:cut',
      {
        video: { sourceId: silent.sourceId, track: 'camera' },
        audio: [dark.sourceId],
        card: 'none',
      },
      session,
    );
    await seen('blue', RED_HZ);
  });

  it('[RT5] removing an encoder, and the end of the session, end what is pushed', async () => {
    const [one, two] = [await addEncoder(), await addEncoder()];
    const removed = push(one.token, { colour: 'red', hz: RED_HZ });
    const other = push(two.token, { colour: 'red', hz: RED_HZ });
    await flows(one.sourceId, 'copy');
    await flows(two.sourceId, 'copy');
    await admin.must('stage:removeEncoder', { sourceId: one.sourceId }, session);
    await removed.ended;
    expect(await push(one.token, { colour: 'red', hz: RED_HZ }).ended).not.toBe('');
    await admin.must('sessions:end', {}, session);
    await other.ended;
    expect(await push(two.token, { colour: 'red', hz: RED_HZ }).ended).not.toBe('');
    await waitFor(() => server.services.pushes.size() === 0, { what: 'the end of all', ...slow });
  });
});
