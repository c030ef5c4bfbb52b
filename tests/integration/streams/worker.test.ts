/** Streams against a real media worker: many at once, hostile offers, and nothing that is left behind. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import { PATIENCE_MS } from '#server/app/media/streams/stream-book.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { countTransports, startMediaPlane } from '#tests/support/media-worker.ts';
import { BROADCASTER_OFFER, browserOffer } from '#tests/support/sdp-samples.ts';
import { goLive, setUp, startTestServer, type TestServer } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { bearer, RESTART, streamClient } from './stream-client.ts';

const TURN = { urls: ['turn:turn.example:3478'], username: 'hall', credential: 'secret' };

describe('streams with a media worker', () => {
  const clock = createFakeClock();
  let plane: MediasoupMediaPlane;
  let server: TestServer;
  let transports: () => number;
  let client: ReturnType<typeof streamClient>;
  let addEncoder: () => Promise<{ sourceId: string; token: string }>;

  beforeAll(async () => {
    plane = await startMediaPlane({ iceServers: [TURN] });
    transports = countTransports(plane);
    server = await startTestServer({ overrides: { mediaPlane: plane, clock } });
    const { admin, units } = await setUp(server);
    const session = await goLive(admin, units);
    client = streamClient(server, session);
    addEncoder = () => admin.must('stage:addEncoder', { label: '分会场' }, session);
    return () => server[Symbol.asyncDispose]();
  });

  it.each([
    ['a browser', browserOffer('sendonly')],
    ['a browser with layers', browserOffer('sendonly', { layers: ['l', 'h'] })],
    ['a browser with H.264', browserOffer('sendonly', { codecs: ['H264'] })],
    ['a broadcasting program', BROADCASTER_OFFER],
  ])('[W5] opens, restarts and ends a stream of %s', async (_who, offer) => {
    const { token } = await addEncoder();
    const before = transports();
    const { url, etag, response } = await client.mustPublish(token, offer);
    expect(response.headers.get('link')).toContain('<turn:turn.example:3478>; rel="ice-server"');
    expect(transports()).toBe(before + 1);
    const restarted = await client.patch(url, RESTART, { ...bearer(token), 'if-match': etag });
    expect(await restarted.text()).toMatch(/^a=ice-lite\r\na=ice-ufrag:\S+\r\na=ice-pwd:\S+\r\na=candidate:/);
    expect((await client.remove(url, bearer(token))).status).toBe(200);
    expect(transports()).toBe(before);
  });

  it('[W6] a thousand paths that never stand leave no transport', async () => {
    const { token } = await addEncoder();
    const before = transports();
    const statuses: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const tries = Array.from({ length: 50 }, () => client.publish(token, browserOffer('sendonly')));
      for (const { status } of await Promise.all(tries)) statuses.push(status);
      expect(transports()).toBeLessThanOrEqual(before + 2);
    }
    expect(statuses).toHaveLength(1000);
    expect([...new Set(statuses)].toSorted()).toEqual([201, 429]);
    clock.advance(PATIENCE_MS);
    await waitFor(() => transports() === before, { what: 'the last one to end' });
  });

  it('[W7] a hundred players that come and go leave no transport', async () => {
    const before = transports();
    for (let round = 0; round < 10; round += 1) {
      const joins = Array.from({ length: 10 }, () => client.mustWatch(browserOffer('recvonly')));
      const players = await Promise.all(joins);
      expect(transports()).toBe(before + 10);
      for (const { status } of await Promise.all(players.map(({ url }) => client.remove(url)))) {
        expect(status).toBe(200);
      }
    }
    expect(transports()).toBe(before);
    expect(server.services.streams.size()).toBe(0);
  });

  it.each([
    ['encoders', browserOffer('sendonly', { layers: ['l', 'h'] })],
    ['players', browserOffer('recvonly')],
  ])('[W8] hostile offers of %s neither end the worker nor leave anything', async (who, offer) => {
    const { token } = await addEncoder();
    const pids = plane.workerPids();
    const before = transports();
    const ask = (body: string) => (who === 'encoders' ? client.publish(token, body) : client.watch(body));
    const lines = offer.split('\r\n');
    const figure = fc.oneof(
      fc.constantFrom('0', '-1', '1', '65536', '4294967295', '99999999999'),
      fc.string(),
    );
    const change = fc.record({
      at: fc.nat(lines.length - 1),
      figure,
      drop: fc.boolean(),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const broken = [...lines];
        for (const { at, figure: put, drop, again } of changes) {
          const line = broken[at] ?? '';
          const changed = drop ? '' : line.replace(/\d+/g, (old) => (old.length % 2 === 0 ? old : put));
          broken[at] = again ? `${changed}\r\n${line}` : changed;
        }
        const response = await ask(broken.filter((line) => line !== '').join('\r\n'));
        expect([201, 400, 422]).toContain(response.status);
        const address = response.headers.get('location');
        if (address !== null) {
          const ended = await client.remove(new URL(address, response.url).href, bearer(token));
          expect(ended.status).toBe(200);
        }
      }),
      { numRuns: 300 },
    );
    expect(plane.workerPids()).toEqual(pids);
    clock.advance(PATIENCE_MS);
    await waitFor(() => transports() === before, { what: 'the last one to end' });
    expect((await ask(offer)).status).toBe(201);
    clock.advance(PATIENCE_MS);
    await waitFor(() => transports() === before, { what: 'the end' });
  });
});
