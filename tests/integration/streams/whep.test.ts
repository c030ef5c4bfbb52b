/** WHEP as a player meets it: what it receives, addresses, tags, refusals, limits, and what is left behind. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeMediaPlane, type FakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { PATIENCE_MS } from '#server/app/media/streams/stream-book.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { browserOffer, SESSION_LINES, sdp, videoLines } from '#tests/support/sdp-samples.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
} from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { bearer, RESTART, streamClient, TRICKLE } from './stream-client.ts';

const OFFER = browserOffer('recvonly');
const ONLY_H264 = browserOffer('recvonly', { codecs: ['H264'] });

describe('WHEP', () => {
  const clock = createFakeClock();
  let plane: FakeMediaPlane;
  let server: TestServer;
  let admin: HttpClient;
  let units: readonly { readonly id: string }[];
  let session: LiveSession;
  let client: ReturnType<typeof streamClient>;

  beforeAll(async () => {
    plane = createFakeMediaPlane();
    server = await startTestServer({ overrides: { mediaPlane: plane, clock } });
    ({ admin, units } = await setUp(server));
    return () => server[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    session = await goLive(admin, units);
    client = streamClient(server, session);
  });

  /** An encoder that publishes picture and sound, put on air or not. */
  const source = async (offer = browserOffer('sendonly')) => {
    const { sourceId, token } = await admin.must('stage:addEncoder', { label: '分会场' }, session);
    const { url } = await client.mustPublish(token, offer);
    const mine = plane.producers(session.sessionId).filter((producer) => producer.sourceId === sourceId);
    const idOf = (kind: string) => mine.find((producer) => producer.kind === kind)?.producerId ?? null;
    const end = () => client.remove(url, bearer(token));
    return { sourceId, show: { video: idOf('video'), audio: idOf('audio') }, end };
  };
  const cut = (sourceId: string | null) => {
    const video = sourceId === null ? null : ({ sourceId, track: 'camera' } as const);
    return admin.must(
      'stage:cut',
      {
        video,
        audio: sourceId === null ? [] : [sourceId],
        card: sourceId === null ? 'break' : 'none',
      },
      session,
    );
  };
  const shown = () => plane.shownProgramme(session.sessionId);
  const shows = (show: ReturnType<typeof shown>) =>
    waitFor(() => JSON.stringify(shown()) === JSON.stringify(show), { what: 'the programme' });
  const players = () => server.services.streams.size();

  describe('opening', () => {
    it('[W7] answers 201 with address, tag and tracks, and asks for no key', async () => {
      const before = players();
      const { response, answer, url, etag } = await client.mustWatch(OFFER);
      expect(response.headers.get('content-type')).toBe('application/sdp');
      expect(response.headers.get('accept-patch')).toBe('application/trickle-ice-sdpfrag');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(new URL(url).pathname).toMatch(new RegExp(`^/whep/${session.code}/[\\w-]{43}$`));
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(answer.match(/a=sendonly\r\n/g)).toHaveLength(2);
      expect(players()).toBe(before + 1);
    });

    it('[W7] is there for every session that citizens may see, from its announcement to its end', async () => {
      const made = await admin.must('sessions:create', {
        ...{ title: '水电气计价', kind: 'consultation', topic: '听取群众意见' },
        ...{ scheduledAt: '2026-06-01T01:00:00Z', unitIds: [], agenda: [] },
        policy: { guests: 'comment', reviewQuestions: true, reviewComments: true },
      });
      const other = streamClient(server, made);
      expect((await other.watch(OFFER)).status).toBe(404);
      await admin.must('sessions:announce', {}, made);
      expect((await other.watch(OFFER)).status).toBe(201);
      expect((await client.post('whep/QQQQQQ', OFFER)).status).toBe(404);
      expect((await client.post('whep/..%2f..%2fapi', OFFER)).status).toBe(404);
    });

    it('[W8] says what is wrong', async () => {
      const watch = async (body: string, headers: Record<string, string> = {}) => {
        const response = await client.post(`whep/${session.code}`, body, headers);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        return response.status;
      };
      const before = players();
      expect(await watch('garbage')).toBe(400);
      expect(await watch(browserOffer('sendonly'))).toBe(422);
      expect(await watch(sdp(SESSION_LINES, videoLines('recvonly', { codecs: ['VP9'] })))).toBe(422);
      expect(await watch(OFFER, { 'content-type': 'text/plain' })).toBe(415);
      expect(await watch(`${OFFER}${'a=x\r\n'.repeat(14_000)}`)).toBe(413);
      expect(players()).toBe(before);
    });

    it('[W7] a player that does not know the codec on air is refused, and welcome after a cut', async () => {
      const { sourceId } = await source();
      await cut(sourceId);
      expect((await client.watch(ONLY_H264)).status).toBe(422);
      await cut(null);
      expect((await client.watch(ONLY_H264)).status).toBe(201);
    });
  });

  describe('what is shown', () => {
    it('[W7] is what is on air now and after every cut, never what is not on air', async () => {
      const [red, blue] = [await source(), await source()];
      await client.mustWatch(OFFER);
      expect(shown()).toEqual({ video: null, audio: null });
      await cut(red.sourceId);
      await shows(red.show);
      await cut(blue.sourceId);
      await shows(blue.show);
      await cut(null);
      await shows({ video: null, audio: null });
    });

    it('[W7] comes back with a source that dropped', async () => {
      const { sourceId, show, end } = await source();
      await cut(sourceId);
      await client.mustWatch(OFFER);
      expect(shown()).toEqual(show);
      await end();
      await shows({ video: null, audio: null });
    });

    it('[W7] is the voice that speaks, of several on air', async () => {
      const [one, two] = [await source(), await source()];
      const video = { sourceId: one.sourceId, track: 'camera' } as const;
      await admin.must('stage:cut', { video, audio: [one.sourceId, two.sourceId], card: 'none' }, session);
      await client.mustWatch(OFFER);
      const speaks = (show: typeof one.show) =>
        plane.simulateAudioLevels(session.sessionId, [
          { producerId: show.audio ?? '', sourceId: '', dbov: -20 },
        ]);
      speaks(one.show);
      expect(shown().audio).toBe(one.show.audio);
      speaks(two.show);
      expect(shown()).toEqual({ video: one.show.video, audio: two.show.audio });
    });
  });

  describe('the address', () => {
    it('[W5] takes candidates, and begins the path anew under a new tag', async () => {
      const { url, etag } = await client.mustWatch(OFFER);
      expect((await client.patch(url, TRICKLE, { 'if-match': etag })).status).toBe(204);
      const restarted = await client.patch(url, RESTART, { 'if-match': etag });
      expect(restarted.status).toBe(200);
      expect(await restarted.text()).toMatch(/a=ice-ufrag:/);
      const fresh = restarted.headers.get('etag');
      expect(fresh).not.toBe(etag);
      expect((await client.patch(url, RESTART, { 'if-match': etag })).status).toBe(412);
      expect((await client.patch(url, TRICKLE, {})).status).toBe(428);
      expect((await client.patch(url, 'hello', { 'if-match': fresh ?? '' })).status).toBe(400);
    });

    it('[W5] ends the connection, once, and is no address of an encoder', async () => {
      const before = players();
      const { url } = await client.mustWatch(OFFER);
      const id = url.split('/').at(-1);
      expect((await client.remove(`${server.url}/whip/${session.code}/enc_x/${id}`)).status).toBe(404);
      expect((await client.remove(url)).status).toBe(200);
      expect((await client.remove(url)).status).toBe(404);
      expect(players()).toBe(before);
    });

    it('[W7] may be used from any page, and knows no other methods', async () => {
      const { url } = await client.mustWatch(OFFER);
      for (const method of ['GET', 'PUT', 'POST']) expect((await fetch(url, { method })).status).toBe(405);
      for (const address of [url, `${server.url}/whep/${session.code}`]) {
        const preflight = await fetch(address, { method: 'OPTIONS' });
        expect(preflight.status).toBe(204);
        expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
        expect(preflight.headers.get('access-control-allow-methods')).toBe('POST, PATCH, DELETE, OPTIONS');
        expect(preflight.headers.get('accept-post')).toBe('application/sdp');
      }
      const refused = await client.watch('garbage');
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      expect(refused.headers.get('access-control-expose-headers')).toMatch(/Location, ETag, Link/);
    });
  });

  describe('what is left behind', () => {
    it('[W6] connections that never stand are few for one address, and end by themselves', async () => {
      clock.advance(PATIENCE_MS);
      const before = players();
      const answers = await Promise.all(Array.from({ length: 40 }, () => client.watch(OFFER)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(20);
      expect(statuses.filter((status) => status === 429)).toHaveLength(20);
      expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('5');
      clock.advance(PATIENCE_MS);
      await waitFor(() => players() === before, { what: 'their end' });
      expect((await client.watch(OFFER)).status).toBe(201);
    });

    it('[W7] a picture of another codec disconnects who cannot see it', async () => {
      const vp8 = await source(browserOffer('sendonly', { codecs: ['VP8'] }));
      const h264 = await source(browserOffer('sendonly', { codecs: ['H264'] }));
      await cut(vp8.sourceId);
      const { url } = await client.mustWatch(OFFER);
      await cut(h264.sourceId);
      await waitFor(async () => (await client.remove(url)).status === 404, { what: 'the end' });
      expect((await client.mustWatch(OFFER)).answer).toMatch(/a=rtpmap:\d+ H264/);
    });

    it('[W7] a lost room forgets its players, and they come back', async () => {
      const { url } = await client.mustWatch(OFFER);
      plane.simulateWorkerDeath();
      expect((await client.remove(url)).status).toBe(404);
      expect((await client.watch(OFFER)).status).toBe(201);
    });

    it('[T7] without a media worker a player is told to come back later', async () => {
      plane.setStatus({ state: 'unavailable', reason: 'no worker' });
      expect((await client.watch(OFFER)).status).toBe(503);
      plane.setStatus({ state: 'ready' });
    });

    it('[W7] the end of the session ends its players', async () => {
      const { url } = await client.mustWatch(OFFER);
      await admin.must('sessions:end', {}, session);
      await waitFor(async () => (await client.remove(url)).status === 404, { what: 'the end' });
      expect((await client.watch(OFFER)).status).toBe(409);
    });
  });
});
