/** Encoders and players of other makers, in real browsers against a whole server with a real media worker. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
} from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import {
  colourOf,
  type EncoderOptions,
  encode,
  play,
  restartPath,
  serveThirdParty,
  statsOf,
  stop,
} from './third-party.ts';

const slow = { withinMs: 60_000, everyMs: 200 };
const GCM = /AEAD_AES_(128|256)_GCM$/;

describe('streams of other makers', () => {
  let browser: Browser;
  let server: TestServer;
  let admin: HttpClient;
  let session: LiveSession;
  let page: () => Promise<Page>;

  beforeAll(async () => {
    const mediaPlane = await startMediaPlane();
    server = await startTestServer({ overrides: { mediaPlane } });
    const made = await setUp(server);
    admin = made.admin;
    session = await goLive(admin, made.units);
    const site = await serveThirdParty();
    browser = await launchChromium({ fakeMedia: true, autoplay: 'allowed' });
    page = () => site.open(browser);
    return async () => {
      await browser.close();
      site.close();
      await server[Symbol.asyncDispose]();
    };
  });

  const addEncoder = () => admin.must('stage:addEncoder', { label: '分会场' }, session);
  const producersOf = (sourceId: string) =>
    server.mediaPlane.producers(session.sessionId).filter((producer) => producer.sourceId === sourceId);
  const bitrateOf = async (sourceId: string) =>
    (await server.mediaPlane.stats(session.sessionId))
      .filter((producer) => producer.sourceId === sourceId && producer.kind === 'video')
      .reduce((sum, { bitrateBps }) => sum + bitrateBps, 0);
  const startEncoder = async (options: Partial<EncoderOptions> = {}) => {
    const { sourceId, token } = await addEncoder();
    const encoder = await page();
    await encode(encoder, { url: `${server.url}/whip/${session.code}`, token, ...options });
    await waitFor(async () => (await statsOf(encoder)).state === 'connected', { what: 'the path', ...slow });
    return { sourceId, token, encoder };
  };

  it.each([{ codec: 'video/VP8' }, { codec: 'video/H264' }, { simulcast: true }])(
    '[W2] an encoder of another maker publishes, encrypted with AES-GCM: %o',
    async (options) => {
      const { sourceId, encoder } = await startEncoder(options);
      await waitFor(async () => (await bitrateOf(sourceId)) > 50_000, { what: 'the picture', ...slow });
      const stats = await statsOf(encoder);
      expect(stats.srtpCipher).toMatch(GCM);
      if (options.codec !== undefined) expect(stats.codec).toBe(options.codec);
      expect(producersOf(sourceId).map(({ role }) => role)).toEqual(['microphone', 'camera']);
      await stop(encoder);
      await waitFor(() => producersOf(sourceId).length === 0, { what: 'the end' });
      await encoder.close();
    },
  );

  it('[W4] an encoder that dropped and comes back takes its place again', async () => {
    const { sourceId, token, encoder } = await startEncoder();
    const before = producersOf(sourceId);
    await encoder.close();
    const again = await page();
    await encode(again, { url: `${server.url}/whip/${session.code}`, token });
    await waitFor(async () => (await bitrateOf(sourceId)) > 50_000, { what: 'the picture', ...slow });
    const after = producersOf(sourceId);
    expect(after).toHaveLength(2);
    expect(after.some(({ producerId }) => before.some((old) => old.producerId === producerId))).toBe(false);
    await stop(again);
    await again.close();
  });

  it('[W5] a path begins anew without a gap', async () => {
    const { sourceId, encoder } = await startEncoder();
    await waitFor(async () => (await bitrateOf(sourceId)) > 50_000, { what: 'the picture', ...slow });
    const { before, after } = await restartPath(encoder);
    expect(after).not.toBe(before);
    const { framesEncoded } = await statsOf(encoder);
    const grown = async () => (await statsOf(encoder)).framesEncoded > framesEncoded + 5;
    await waitFor(grown, { what: 'more pictures', ...slow });
    expect((await statsOf(encoder)).state).toBe('connected');
    await stop(encoder);
    await encoder.close();
  });

  const cut = (picture: string | null, sound: readonly string[]) =>
    admin.must(
      'stage:cut',
      {
        video: picture === null ? null : { sourceId: picture, track: 'camera' },
        audio: [...sound],
        card: picture === null ? 'break' : 'none',
      },
      session,
    );
  const shows = (player: Page, colour: string) =>
    waitFor(async () => (await colourOf(player)) === colour, { what: `a ${colour} picture`, ...slow });
  const watch = async () => {
    const player = await page();
    await play(player, `${server.url}/whep/${session.code}`);
    await waitFor(async () => (await statsOf(player)).state === 'connected', { what: 'the path', ...slow });
    return player;
  };

  it('[W7] a player of another maker sees and hears what is on air, and every cut on the same tracks', async () => {
    const red = await startEncoder({ colour: '#ff0000', codec: 'video/VP8', simulcast: true });
    const blue = await startEncoder({ colour: '#0000ff', codec: 'video/VP8' });
    await cut(red.sourceId, [red.sourceId]);
    const player = await watch();
    await shows(player, 'red');
    // Of the layers, the largest that a busy browser sends.
    const getsBest = async () => {
      const { sentWidth } = await statsOf(red.encoder);
      return sentWidth > 0 && (await statsOf(player)).width >= sentWidth;
    };
    await waitFor(getsBest, { what: 'the whole picture', ...slow });
    const before = await statsOf(player);
    expect(before.srtpCipher).toMatch(GCM);
    await waitFor(async () => (await statsOf(player)).currentTime > before.currentTime + 1, {
      what: 'time to pass',
      ...slow,
    });
    for (const [source, colour] of [
      [blue, 'blue'],
      [red, 'red'],
      [blue, 'blue'],
    ] as const) {
      const { framesDecoded, audioPackets } = await statsOf(player);
      await cut(source.sourceId, [source.sourceId]);
      await shows(player, colour);
      const goesOn = async () => {
        const stats = await statsOf(player);
        return stats.framesDecoded > framesDecoded + 5 && stats.audioPackets > audioPackets + 25;
      };
      await waitFor(goesOn, { what: 'more pictures and sound', ...slow });
    }
    const after = await statsOf(player);
    expect(after.state).toBe('connected');
    expect(after.currentTime).toBeGreaterThan(before.currentTime);

    // Off the air nothing flows any more.
    await cut(null, []);
    const still = await waitFor(
      async () => {
        const first = await statsOf(player);
        await player.waitForTimeout(1_000);
        const second = await statsOf(player);
        return first.framesDecoded === second.framesDecoded && second;
      },
      { what: 'a still picture', ...slow },
    );
    expect(still.state).toBe('connected');
    await stop(player);
    for (const opened of [player, red.encoder, blue.encoder]) await opened.close();
  });

  it('[W7] a picture of another codec disconnects players, and they see it when they ask again', async () => {
    const green = await startEncoder({ colour: '#00ff00', codec: 'video/VP8' });
    const blue = await startEncoder({ colour: '#0000ff', codec: 'video/H264' });
    await cut(green.sourceId, [green.sourceId]);
    const player = await watch();
    await shows(player, 'green');
    await cut(blue.sourceId, [blue.sourceId]);
    await waitFor(async () => (await statsOf(player)).state !== 'connected', { what: 'the end', ...slow });
    await player.close();
    const again = await watch();
    await shows(again, 'blue');
    expect((await statsOf(again)).codec).toBe('video/H264');
    for (const opened of [again, green.encoder, blue.encoder]) await opened.close();
  });
});
