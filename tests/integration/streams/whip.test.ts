/** WHIP as an encoder meets it: keys, addresses, tags, refusals. */
import { beforeAll, describe, expect, it } from 'vitest';
import { RoomClient } from '#tests/support/room-client.ts';
import {
  BROADCASTER_OFFER,
  browserOffer,
  SESSION_LINES,
  sdp,
  videoLines,
} from '#tests/support/sdp-samples.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { bearer, RESTART, TRICKLE } from './stream-client.ts';
import { OFFER, openWhipHall, type WhipHall } from './whip-hall.ts';

describe('WHIP', () => {
  let hall: WhipHall;

  beforeAll(async () => {
    hall = await openWhipHall();
    return () => hall.server[Symbol.asyncDispose]();
  });

  describe('opening', () => {
    it('[W2] answers 201 with address, tag, answer and the desk sees the source', async () => {
      const { sourceId, token } = await hall.addEncoder();
      const desk = await RoomClient.join({ http: hall.admin, code: hall.session.code, audience: 'staff' });
      const { response, answer, url, etag } = await hall.client.mustPublish(token, OFFER);
      expect(response.headers.get('content-type')).toBe('application/sdp');
      expect(new URL(url).pathname).toMatch(
        new RegExp(`^/whip/${hall.session.code}/${sourceId}/[\\w-]{43}$`),
      );
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(answer).toMatch(/^v=0\r\n/);
      expect(answer.match(/a=recvonly\r\n/g)).toHaveLength(2);
      hall.clock.advance(1_000);
      const shown = () => desk.now.sources?.find((source) => source.sourceId === sourceId);
      await waitFor(() => shown()?.camera && shown()?.audio, { what: 'the source at the desk' });
      expect(shown()?.label).toBe('分会场');
      desk.drop();
      await hall.client.remove(url, bearer(token));
    });

    it('[W2] takes the source in the address too, and no other', async () => {
      const [one, two] = [await hall.addEncoder(), await hall.addEncoder()];
      const path = (sourceId: string) => `whip/${hall.session.code}/${sourceId}`;
      expect((await hall.client.publish(one.token, OFFER, path(one.sourceId))).status).toBe(201);
      expect((await hall.client.publish(one.token, OFFER, path(two.sourceId))).status).toBe(401);
    });

    it('[W2] a wrong, missing, foreign or changed key is refused', async () => {
      const { sourceId, token } = await hall.addEncoder();
      const { token: guestToken } = await hall.admin.must(
        'stage:inviteGuest',
        { label: '嘉宾' },
        hall.session,
      );
      for (const wrong of ['x', `${token}x`, guestToken]) {
        const response = await hall.client.publish(wrong, OFFER);
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
        expect(await response.json()).toMatchObject({ status: 401, title: 'wrong_credentials' });
      }
      expect((await hall.client.post(`whip/${hall.session.code}`, OFFER)).status).toBe(401);
      expect((await hall.client.publish(token, OFFER, 'whip/ABCDEF')).status).toBe(401);
      const { token: fresh } = await hall.admin.must('stage:rotateEncoderKey', { sourceId }, hall.session);
      expect((await hall.client.publish(token, OFFER)).status).toBe(401);
      expect((await hall.client.publish(fresh, OFFER)).status).toBe(201);
    });

    it('is possible for a broadcasting program', async () => {
      const { sourceId, token } = await hall.addEncoder();
      await hall.client.mustPublish(token, BROADCASTER_OFFER);
      const producers = hall.plane
        .producers(hall.session.sessionId)
        .filter((one) => one.sourceId === sourceId);
      // It does not tell how loud it is, as what comes by RTMP.
      expect(producers.map(({ kind, role }) => [kind, role])).toEqual([
        ['audio', 'programme'],
        ['video', 'camera'],
      ]);
    });

    it('[W4] again replaces the stream before, whose address is gone', async () => {
      const { sourceId, token } = await hall.addEncoder();
      const first = await hall.client.mustPublish(token, OFFER);
      const second = await hall.client.mustPublish(token, OFFER);
      expect(hall.ownersOf(sourceId)).toHaveLength(1);
      expect((await hall.client.remove(first.url, bearer(token))).status).toBe(404);
      expect((await hall.client.remove(second.url, bearer(token))).status).toBe(200);
      expect(hall.ownersOf(sourceId)).toEqual([]);
    });

    it('[W4] that fails leaves the running stream alone', async () => {
      const { sourceId, token } = await hall.addEncoder();
      const { url } = await hall.client.mustPublish(token, OFFER);
      const foreign = sdp(SESSION_LINES, videoLines('sendonly', { codecs: ['VP9'] }));
      expect((await hall.client.publish(token, foreign)).status).toBe(422);
      expect(hall.ownersOf(sourceId)).toHaveLength(1);
      expect((await hall.client.remove(url, bearer(token))).status).toBe(200);
    });

    it('[W8] says what is wrong', async () => {
      const { token } = await hall.addEncoder();
      const publish = async (body: string, headers: Record<string, string> = {}) => {
        const response = await hall.client.post(`whip/${hall.session.code}`, body, {
          ...bearer(token),
          ...headers,
        });
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        return response.status;
      };
      expect(await publish('garbage')).toBe(400);
      expect(await publish('')).toBe(400);
      expect(await publish(browserOffer('recvonly'))).toBe(422);
      expect(await publish(OFFER, { 'content-type': 'text/plain' })).toBe(415);
      expect(await publish(OFFER, { 'content-type': 'application/sdp; charset=martian' })).toBe(415);
      expect(await publish(OFFER, { 'content-encoding': 'gzip' })).toBe(415);
      expect(await publish(`${OFFER}${'a=x\r\n'.repeat(14_000)}`)).toBe(413);
    });
  });

  describe('the address', () => {
    const open = async () => {
      const { sourceId, token } = await hall.addEncoder();
      const opened = await hall.client.mustPublish(token, OFFER);
      const patch = (body: string, headers: Record<string, string> = {}) =>
        hall.client.patch(opened.url, body, { ...bearer(token), ...headers });
      return { sourceId, token, ...opened, patch };
    };

    it('[W5] takes candidates under the present tag', async () => {
      const { patch, etag } = await open();
      expect((await patch(TRICKLE, { 'if-match': etag })).status).toBe(204);
      expect((await patch(TRICKLE, { 'if-match': `"other", ${etag}` })).status).toBe(204);
    });

    it('[W5] begins the path anew for new credentials, under a new tag', async () => {
      const { patch, etag, answer } = await open();
      const restarted = await patch(RESTART, { 'if-match': etag });
      expect(restarted.status).toBe(200);
      expect(restarted.headers.get('content-type')).toBe('application/trickle-ice-sdpfrag');
      const fresh = restarted.headers.get('etag') ?? '';
      expect(fresh).not.toBe(etag);
      const fragment = await restarted.text();
      const credentials = /a=ice-ufrag:(.+)\r\na=ice-pwd:(.+)\r\n/;
      expect(credentials.exec(fragment)?.[1]).not.toBe(credentials.exec(answer)?.[1]);
      expect((await patch(RESTART, { 'if-match': etag })).status).toBe(412);
      // The credentials are the present ones now: these are candidates.
      expect((await patch(RESTART, { 'if-match': fresh })).status).toBe(204);
      expect((await patch(TRICKLE, { 'if-match': '*' })).status).toBe(200);
    });

    it('[W5] answers a restart that is asked for once more as it did before', async () => {
      const { patch } = await open();
      const any = { 'if-match': '*' };
      const first = await patch(RESTART, any);
      const again = await patch(RESTART, any);
      expect([again.status, again.headers.get('etag')]).toEqual([200, first.headers.get('etag')]);
      expect(await again.text()).toBe(await first.text());
    });

    it('[W5] wants a tag, and not a stale or weak one', async () => {
      const { patch, etag } = await open();
      expect((await patch(TRICKLE)).status).toBe(428);
      expect((await patch(TRICKLE, { 'if-match': '"path_of_yesterday"' })).status).toBe(412);
      expect((await patch(TRICKLE, { 'if-match': `W/${etag}` })).status).toBe(412);
    });

    it('[W8] refuses what is no fragment', async () => {
      const { patch, etag } = await open();
      const match = { 'if-match': etag };
      expect((await patch('hello', match)).status).toBe(400);
      expect((await patch('', match)).status).toBe(400);
      expect((await patch(TRICKLE, { ...match, 'content-type': 'application/sdp' })).status).toBe(415);
      expect((await patch(TRICKLE.repeat(2_000), match)).status).toBe(413);
    });

    it('[W5] obeys the key only', async () => {
      const { url, etag, sourceId } = await open();
      const other = await hall.addEncoder();
      for (const headers of [{}, bearer(other.token)]) {
        expect((await hall.client.patch(url, TRICKLE, { 'if-match': etag, ...headers })).status).toBe(401);
        expect((await hall.client.remove(url, headers)).status).toBe(401);
      }
      expect(hall.ownersOf(sourceId)).toHaveLength(1);
    });

    it('[W5] ends the stream, once, and frees everything', async () => {
      const { url, token, patch, etag, sourceId } = await open();
      const before = hall.server.services.streams.size();
      expect((await hall.client.remove(url, bearer(token))).status).toBe(200);
      expect(hall.server.services.streams.size()).toBe(before - 1);
      expect(hall.ownersOf(sourceId)).toEqual([]);
      expect((await hall.client.remove(url, bearer(token))).status).toBe(404);
      expect((await patch(TRICKLE, { 'if-match': etag })).status).toBe(404);
    });

    it('knows no other methods, and may be used from any page', async () => {
      const { url } = await open();
      for (const method of ['GET', 'PUT', 'POST']) {
        const answer = await fetch(url, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, PATCH, DELETE, OPTIONS']);
      }
      const headers = {
        origin: 'https://encoder.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type,if-match',
      };
      for (const address of [url, `${hall.server.url}/whip/${hall.session.code}`]) {
        const preflight = await fetch(address, { method: 'OPTIONS', headers });
        expect(preflight.status).toBe(204);
        expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
        expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH, DELETE');
        expect(preflight.headers.get('access-control-allow-headers')).toBe(
          'Authorization, Content-Type, If-Match',
        );
        expect(preflight.headers.get('accept-post')).toBe('application/sdp');
      }
      const refused = await hall.client.publish('wrong', OFFER);
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      expect(refused.headers.get('access-control-expose-headers')).toMatch(/Location, ETag, Link/);
    });
  });
});
