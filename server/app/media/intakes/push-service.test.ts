/** Pushed streams in a room: let in by key, begun anew when they change, and one for each source. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeLiveFeed, type FakeLiveFeed } from '#server/adapters/memory/fake-live-feed.ts';
import { createFakeMediaPlane, type FakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createPinoLog } from '#server/adapters/node/log.ts';
import type { PushedTag, PushReceiver } from '#server/ports/encoder-door.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import { camera } from '#tests/contract/media-plane.samples.ts';
import { createFakeIds } from '#tests/support/fake-ids.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { StateBook } from '../state-book.ts';
import { createPushService, type PushService } from './push-service.ts';

const tag = (more: Partial<PushedTag> = {}): PushedTag => ({
  ...{ kind: 'video', role: 'other', atMs: 0, reordered: false, known: true, bytes: new Uint8Array(20) },
  ...more,
});
const HEADERS = [
  tag({ role: 'header', profile: 100, level: 31, bytes: new Uint8Array(30) }),
  tag({ role: 'header', kind: 'audio' }),
];
const BASELINE = tag({ role: 'header', profile: 66, level: 31, bytes: new Uint8Array(31) });
const key = (atMs = 0) => tag({ role: 'key', atMs });

describe('pushed streams', () => {
  let plane: FakeMediaPlane;
  let liveFeed: FakeLiveFeed;
  let intakes: StateBook<IntakeState>;
  let pushes: PushService;
  let status: SessionStatus;
  let endedOthers: string[];
  let hungUp: string[];

  beforeEach(() => {
    plane = createFakeMediaPlane();
    liveFeed = createFakeLiveFeed();
    intakes = new StateBook();
    status = 'live';
    endedOthers = [];
    hungUp = [];
    const encoders = { enc_hall: { id: 'enc_hall', label: '分会场', keyDigest: 'digest of good' } };
    pushes = createPushService({
      ...{ plane, liveFeed, intakes, log: createPinoLog({ level: 'silent' }) },
      ids: createFakeIds(),
      digest: (token) => `digest of ${token}`,
      findByKey: async (digest) =>
        digest === 'digest of good'
          ? { sessionId: 's', room: { stage: { encoders }, session: { status } } }
          : null,
      endOthers: (_session, sourceId) => endedOthers.push(sourceId),
    });
  });

  const knock = async (who = 'encoder', good = 'good'): Promise<PushReceiver> => {
    const admitted = await pushes.admit({ key: good, address: '::1', end: () => hungUp.push(who) });
    if (!admitted.ok) throw new Error(admitted.code);
    return admitted.value;
  };
  const feedOf = async (at: number) => {
    await waitFor(() => liveFeed.pushed.length > at, { what: `feed ${at}` });
    const feed = liveFeed.pushed[at];
    if (feed === undefined) throw new Error('no feed');
    return feed;
  };
  const begin = async (who?: string) => {
    const stream = await knock(who);
    for (const one of [...HEADERS, key()]) stream.take(one);
    const feed = await feedOf(liveFeed.pushed.length);
    feed.flow();
    return { stream, feed };
  };
  const state = () => intakes.of('s')['enc_hall'];
  const owners = () => [...new Set(plane.producers('s').map(({ ownerId }) => ownerId))];

  it('[RT1] are let in with the key of an encoder of a session that is not over', async () => {
    const refused = (good: string) => pushes.admit({ key: good, address: '::1', end: () => undefined });
    expect(await refused('bad')).toMatchObject({ ok: false, code: 'wrong_credentials' });
    expect(await refused('')).toMatchObject({ ok: false, code: 'wrong_credentials' });
    status = 'compiling';
    expect(await refused('good')).toMatchObject({ ok: false, code: 'session_ended' });
    expect(pushes.size()).toBe(0);
  });

  it('[RT2] flow from the last full picture, headers first, and the desk knows how', async () => {
    const stream = await knock();
    expect(state()).toEqual({ by: 'push', state: 'connecting' });
    for (const one of [...HEADERS, key()]) stream.take(one);
    const feed = await feedOf(0);
    expect(feed.treatment).toEqual({ picture: 'encode', sound: true });
    expect(feed.written.map(({ length }) => length)).toEqual([30, 20, 20]);
    stream.take(tag());
    expect(feed.written).toHaveLength(4);
    feed.flow();
    expect(state()).toEqual({ by: 'push', state: 'flowing', picture: 'encode' });
    expect(plane.producers('s').map(({ sourceId }) => sourceId)).toEqual(['enc_hall', 'enc_hall']);
    expect(endedOthers).toEqual(['enc_hall']);
  });

  it('[RT2] that change are looked at afresh', async () => {
    const { stream, feed } = await begin();
    stream.take(tag({ role: 'header', profile: 100, level: 31, bytes: new Uint8Array(33) }));
    expect(feed.isClosed()).toBe(true);
    expect(owners()).toEqual([]);
    stream.take(key(5_000));
    const next = await feedOf(1);
    expect(next.written.map(({ length }) => length)).toEqual([33, 20, 20]);
  });

  it('[RT2] that say the same again go on', async () => {
    const { stream, feed } = await begin();
    for (const one of HEADERS) stream.take({ ...one, atMs: 900 });
    stream.take(tag({ atMs: 901 }));
    expect(feed.isClosed()).toBe(false);
    expect(feed.written).toHaveLength(4);
  });

  it('[RT2] that are handed on as they are, and then come out of order, are encoded', async () => {
    const stream = await knock();
    for (const one of [BASELINE, tag({ role: 'header', kind: 'audio' }), key(0), key(1_000)])
      stream.take(one);
    expect((await feedOf(0)).treatment.picture).toBe('copy');
    stream.take(tag({ atMs: 1_040, reordered: true }));
    stream.take(key(2_000));
    stream.take(key(3_000));
    expect((await feedOf(1)).treatment.picture).toBe('encode');
  });

  it('[RT2] that cannot be decoded, or with which the encoding fails, are ended with a reason', async () => {
    const stream = await knock();
    stream.take(tag({ role: 'header', known: false }));
    expect(hungUp).toEqual(['encoder']);
    expect(state()).toEqual({ by: 'push', state: 'failed', reason: 'source_unusable' });
    const { feed } = await begin('second');
    feed.end('Invalid data found');
    expect(hungUp).toEqual(['encoder', 'second']);
    expect(state()).toMatchObject({ state: 'failed' });
    expect([pushes.size(), owners()]).toEqual([0, []]);
  });

  it('[RT2] that come faster than they can be encoded begin anew', async () => {
    const { stream, feed } = await begin();
    feed.clog();
    stream.take(tag({ atMs: 40 }));
    expect(feed.isClosed()).toBe(true);
    stream.take(key(2_000));
    await feedOf(1);
  });

  it('[RT3] replace who was there, with the first picture and not before', async () => {
    const { stream: first } = await begin('first');
    const second = await knock('second');
    expect(hungUp).toEqual([]);
    for (const one of [...HEADERS, key()]) second.take(one);
    (await feedOf(1)).flow();
    expect(hungUp).toEqual(['first']);
    expect(pushes.size()).toBe(1);
    first.ended();
    expect(state()).toMatchObject({ state: 'flowing' });
    expect(owners()).toHaveLength(1);
  });

  it('[RT3] give way to the same source over WHIP when its path stands, and not to an attempt', async () => {
    const { feed } = await begin('pushing');
    const whip = { ownerId: 'whip', roomId: 's', direction: 'send' } as const;
    const created = await plane.createTransport(whip);
    if (!created.ok) throw new Error(created.code);
    const { transportId } = created.value;
    const request = { ownerId: 'whip', transportId, ...camera, sourceId: 'enc_hall' };
    const produced = await plane.produce(request);
    expect(produced.ok).toBe(true);
    plane.simulatePath('whip', false);
    plane.simulatePath('a viewer', true);
    expect([feed.isClosed(), hungUp]).toEqual([false, []]);
    plane.simulatePath('whip', true);
    expect([feed.isClosed(), hungUp]).toEqual([true, ['pushing']]);
    expect(owners()).toEqual(['whip']);
  });

  it('[RT3] come back after a lost room', async () => {
    const { stream, feed } = await begin();
    plane.simulateWorkerDeath();
    expect(feed.isClosed()).toBe(true);
    expect(state()).toMatchObject({ state: 'connecting' });
    stream.take(key(9_000));
    await feedOf(1);
    expect(owners()).toHaveLength(1);
  });

  it('[T7] wait for a media worker by connecting again', async () => {
    plane.setStatus({ state: 'unavailable', reason: 'no worker' });
    const stream = await knock();
    for (const one of [...HEADERS, key()]) stream.take(one);
    await waitFor(() => hungUp.length === 1, { what: 'the end' });
    expect(state()).toMatchObject({ state: 'failed', reason: 'media_unavailable' });
  });

  it('[RT2] whose room breaks while it is being opened are ended with a reason', async () => {
    plane.openIngest = async () => {
      throw new Error('the worker answers nonsense');
    };
    const stream = await knock();
    for (const one of [...HEADERS, key()]) stream.take(one);
    await waitFor(() => hungUp.length === 1, { what: 'the end' });
    expect(state()).toEqual({ by: 'push', state: 'failed', reason: 'internal' });
    expect([pushes.size(), owners()]).toEqual([0, []]);
  });

  it('[RT2] whose first attempt breaks after they have begun anew go on with the next one', async () => {
    const openIngest = plane.openIngest.bind(plane);
    let breakDown: (error: Error) => void = () => undefined;
    plane.openIngest = () =>
      new Promise((_resolve, reject) => {
        breakDown = reject;
      });
    const stream = await knock();
    for (const one of [...HEADERS, key()]) stream.take(one);
    plane.openIngest = openIngest;
    stream.take(tag({ role: 'header', profile: 100, level: 31, bytes: new Uint8Array(33) }));
    stream.take(key(5_000));
    (await feedOf(0)).flow();
    breakDown(new Error('the worker answers nonsense'));
    await turn();
    expect([hungUp, state()]).toMatchObject([[], { state: 'flowing' }]);
  });

  it('[RT4][RT5] that end leave nothing', async () => {
    const { stream, feed } = await begin();
    stream.ended();
    expect([feed.isClosed(), pushes.size(), owners(), state()]).toEqual([true, 0, [], undefined]);
    const opening = await knock();
    for (const one of [...HEADERS, key()]) opening.take(one);
    opening.ended();
    await waitFor(() => owners().length === 0, { what: 'the end of what was being opened' });
    const removed = await begin('removed');
    pushes.end('s', 'enc_hall');
    expect([removed.feed.isClosed(), hungUp.at(-1), pushes.size()]).toEqual([true, 'removed', 0]);
    expect(state()).toBeUndefined();
  });
});
