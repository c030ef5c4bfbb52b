/** The programme on another platform, with real media: what goes on air arrives there, and again after a break. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { freePort } from '#tests/support/free-port.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { processesWith, signalFirst } from '#tests/support/processes.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { openPlatform, type RtmpPlatform } from '#tests/support/rtmp-platform.ts';
import { type RtpSource, sendColourAndTone } from '#tests/support/rtp-source.ts';
import { runProgram } from '#tests/support/run-program.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
} from '#tests/support/test-server.ts';
import { colourName, toneShare } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const KEY = 'platform-key-1';
const HZ = 440;
const patience = { withinMs: 60_000, everyMs: 300 };

describe('the programme on another platform', () => {
  let server: TestServer;
  let admin: HttpClient;
  let session: LiveSession;
  let desk: RoomClient;
  let source: RtpSource;
  let port: number;
  let platform: RtmpPlatform;

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']);
    port = await freePort();
    platform = await openPlatform(port, KEY);
    const mediaPlane = await startMediaPlane();
    const environment = { HLS: 'on', PULL_PRIVATE: 'on' };
    server = await startTestServer({ environment, overrides: { mediaPlane } });
    const county = await setUp(server);
    admin = county.admin;
    session = await goLive(admin, county.units);
    desk = await RoomClient.join({ http: admin, code: session.code, audience: 'staff' });
    const who = { roomId: session.sessionId, ownerId: 'hall', sourceId: 'feed', videoCodec: 'VP8' } as const;
    const ingest = await mediaPlane.openIngest(who);
    if (!ingest.ok) throw new Error(ingest.code);
    source = sendColourAndTone(ingest.value, 'red', HZ);
    const video = { sourceId: 'feed', track: 'camera' } as const;
    await admin.must('stage:cut', { video, audio: ['feed'], card: 'none' }, session);
  });
  afterAll(async () => {
    desk.drop();
    await source[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await platform.close();
  });

  const add = async (key: string) => {
    const url = `rtmp://127.0.0.1:${port}/live`;
    return admin.must('stage:addRestream', { label: '视频号', url, key }, session);
  };
  const is = (restreamId: string, state: string) =>
    waitFor(() => desk.now.restreams?.[restreamId]?.state === state, { what: state, ...patience });
  /** Decodes what has arrived: the last picture and the last second of sound. */
  const arrived = async () => {
    const decode = (output: readonly string[]) =>
      runProgram('ffmpeg', ['-v', 'fatal', '-i', 'pipe:0', ...output, 'pipe:1'], { input: platform.flv() });
    const pixels = await decode(['-vf', 'scale=2:2', '-pix_fmt', 'rgb24', '-f', 'rawvideo']);
    const [red = 0, green = 0, blue = 0] = pixels.subarray(-12);
    const sound = new Uint8Array(
      (await decode(['-ac', '1', '-ar', '16000', '-f', 's16le'])).subarray(-32_000),
    );
    const samples = new Int16Array(sound.buffer, 0, Math.floor(sound.length / 2));
    return { colour: colourName({ red, green, blue }), tone: toneShare(samples, 16_000, HZ) };
  };
  const isSeen = () =>
    waitFor(
      async () => {
        const { colour, tone } = await arrived();
        return colour === 'red' && tone > 0.5;
      },
      { what: 'the programme on the platform', ...patience },
    );

  it('[V1][V3] arrives as it is on air, and again when the platform was away', async () => {
    const { restreamId } = await add(KEY);
    await is(restreamId, 'running');
    await isSeen();
    await platform.close();
    await is(restreamId, 'retrying');
    expect(desk.now.restreams?.[restreamId]?.reason).toBe('target_unreachable');
    platform = await openPlatform(port, KEY);
    await is(restreamId, 'running');
    await isSeen();
    await admin.must('stage:removeRestream', { restreamId }, session);
    await waitFor(() => desk.now.restreams?.[restreamId] === undefined, { what: 'the end', ...patience });
  });

  it('[V3][T50] goes on with the next encoder, and blames nobody', async () => {
    const { restreamId } = await add(KEY);
    await is(restreamId, 'running');
    await isSeen();
    const states = new Set<string>();
    const watching = setInterval(() => states.add(desk.now.restreams?.[restreamId]?.state ?? 'none'), 20);
    const ofSession = () => processesWith('ffmpeg', `${session.sessionId}/runs/`);
    const encoders = () => processesWith('ffmpeg', '/%v/').filter((pid) => ofSession().includes(pid));
    const before = platform.knocks.length;
    const slow = signalFirst(encoders(), 'SIGSTOP');
    await waitFor(() => encoders().length >= 2, { what: 'another encoder', ...patience });
    process.kill(slow, 'SIGCONT');
    await waitFor(() => platform.knocks.length > before, {
      what: 'its pictures on the platform',
      ...patience,
    });
    await isSeen();
    clearInterval(watching);
    expect([...states]).toEqual(['running']);
    await admin.must('stage:removeRestream', { restreamId }, session);
    await waitFor(() => desk.now.restreams?.[restreamId] === undefined, { what: 'the end', ...patience });
  });

  it('[V2][V3] a key that the platform does not take is tried again, and is shown to nobody', async () => {
    const { restreamId } = await add('a-key-that-is-wrong');
    await is(restreamId, 'retrying');
    expect(platform.knocks.at(-1)?.key).toBe('a-key-that-is-wrong');
    expect(JSON.stringify([desk.room, desk.now])).not.toContain('a-key-that-is-wrong');
  });
});
