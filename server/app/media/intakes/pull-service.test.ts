/** Streams of media partners in a room: fetched while it is live, and tried again. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeLiveFeed, type FakeLiveFeed } from '#server/adapters/memory/fake-live-feed.ts';
import { createFakeMediaPlane, type FakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { createFakeIds } from '#tests/support/fake-ids.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { StateBook } from '../state-book.ts';
import { createPullService, type PullService } from './pull-service.ts';

const PARTNER = { id: 'pull_media01', label: '县融媒体中心', url: 'https://media.example/live.m3u8' };

describe('fetched streams', () => {
  let plane: FakeMediaPlane;
  let liveFeed: FakeLiveFeed;
  let clock: FakeClock;
  let intakes: StateBook<IntakeState>;
  let pulls: PullService;

  beforeEach(() => {
    plane = createFakeMediaPlane();
    liveFeed = createFakeLiveFeed();
    clock = createFakeClock();
    intakes = new StateBook();
    const log = createPinoLog({ level: 'silent' });
    pulls = createPullService({ plane, liveFeed, clock, intakes, log, ids: createFakeIds() });
  });

  const follow = (status: SessionStatus = 'live', added = true) =>
    pulls.follow({ session: { id: 's', status }, stage: { pulls: added ? { [PARTNER.id]: PARTNER } : {} } });
  const state = () => intakes.of('s')[PARTNER.id];
  const owners = () => [...new Set(plane.producers('s').map(({ ownerId }) => ownerId))];
  const look = (at: number) => {
    const found = liveFeed.looks[at];
    if (found === undefined) throw new Error(`no look ${at}`);
    return found;
  };
  const pulled = async (at: number) => {
    await waitFor(() => liveFeed.pulled.length > at, { what: `feed ${at}` });
    const feed = liveFeed.pulled[at];
    if (feed === undefined) throw new Error('no feed');
    return feed;
  };
  const begin = async () => {
    follow();
    const at = liveFeed.looks.length - 1;
    look(at).answer(ok({ video: 0, audio: 1 }));
    const feed = await pulled(liveFeed.pulled.length);
    feed.flow();
    return feed;
  };
  const fails = (reason: string) =>
    waitFor(() => state()?.state === 'failed' && state()?.reason === reason, { what: reason });

  it('[U3] are looked at and fetched while the session is live, once', async () => {
    follow('announced');
    expect(liveFeed.looks).toHaveLength(0);
    follow();
    follow();
    expect(state()).toEqual({ by: 'pull', state: 'connecting' });
    expect(liveFeed.looks.map(({ url }) => url)).toEqual([PARTNER.url]);
    look(0).answer(ok({ video: 2, audio: 3 }));
    const feed = await pulled(0);
    expect([feed.url, feed.tracks]).toEqual([PARTNER.url, { video: 2, audio: 3 }]);
    feed.flow();
    expect(state()).toEqual({ by: 'pull', state: 'flowing', picture: 'encode' });
    expect(plane.producers('s').map(({ sourceId }) => sourceId)).toEqual([PARTNER.id, PARTNER.id]);
  });

  it('[U3] that cannot be reached are tried again after a second, and ever less often', async () => {
    follow();
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      look(round).answer(refuse('source_unreachable'));
      await fails('source_unreachable');
      const toldMs = Date.parse(state()?.retryAt ?? '') - clock.nowMs();
      let pausedMs = 0;
      while (liveFeed.looks.length === round + 1) {
        clock.advance(500);
        pausedMs += 500;
      }
      pauses.push(pausedMs);
      expect(toldMs).toBe(pausedMs);
      expect(state()).toEqual({ by: 'pull', state: 'connecting', reason: 'source_unreachable' });
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('[U3] that end leave the stage and come back; a good while makes the waiting short again', async () => {
    const feed = await begin();
    clock.advance(30_000);
    feed.end('End of file');
    await fails('source_unreachable');
    await waitFor(() => owners().length === 0, { what: 'the producers to go' });
    clock.advance(1_000);
    look(1).answer(ok({ video: null, audio: 0 }));
    (await pulled(1)).flow();
    expect(state()).toEqual({ by: 'pull', state: 'flowing', picture: 'none' });
  });

  it('[U2][U3] say why they are not fetched', async () => {
    follow();
    look(0).answer(refuse('address_forbidden'));
    await fails('address_forbidden');
    clock.advance(1_000);
    plane.setStatus({ state: 'unavailable', reason: 'no worker' });
    look(1).answer(ok({ video: 0, audio: 1 }));
    await fails('media_unavailable');
  });

  it('[U3] are fetched anew after a lost room', async () => {
    const feed = await begin();
    plane.simulateWorkerDeath();
    expect(feed.isClosed()).toBe(true);
    look(1).answer(ok({ video: 0, audio: 1 }));
    await pulled(1);
    expect(owners()).toHaveLength(1);
  });

  it.each([
    ['removed', () => follow('live', false)],
    ['of a session that ended', () => follow('compiling')],
  ])('[U4] %s leave nothing', async (_what, end) => {
    const feed = await begin();
    end();
    await waitFor(() => feed.isClosed() && owners().length === 0, { what: 'the end' });
    expect([state(), clock.pending()]).toEqual([undefined, 0]);
  });

  it('[U4] that are removed while they are looked at, or wait, leave nothing', async () => {
    follow();
    follow('live', false);
    expect(look(0).signal.aborted).toBe(true);
    look(0).answer(ok({ video: 0, audio: 1 }));
    follow();
    look(1).answer(refuse('source_unusable'));
    await fails('source_unusable');
    follow('live', false);
    await pulls.close();
    expect([owners(), clock.pending(), liveFeed.pulled.length]).toEqual([[], 0, 0]);
  });
});
