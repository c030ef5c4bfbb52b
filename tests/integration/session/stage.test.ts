/** Who publishes and who watches, over real sockets with a media plane that keeps the books. */
import { describe, expect, it } from 'vitest';
import { plainTrackParameters } from '#server/adapters/memory/fake-media-parameters.ts';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { CommandName, InputOf } from '#shared/contract/catalogue.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { goLive, setUp, startTestServer, visit, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const VIDEO = plainTrackParameters('video/VP8', 101, 1111);

/** Publishes a camera; answers its producer. */
async function publish(client: RoomClient): Promise<string> {
  await client.must('stage:mediaJoin', {});
  const { transportId } = await client.must('stage:createTransport', { direction: 'send' });
  const produce: InputOf<'stage:produce'> = {
    transportId,
    kind: 'video',
    role: 'camera',
    rtpParameters: VIDEO,
  };
  return (await client.must('stage:produce', produce)).producerId;
}

/** A worker that answers only when it is told to. */
function busyWorker() {
  const state = { asked: false, answers: false };
  const answer = async () => {
    state.asked = true;
    await waitFor(() => state.answers, { what: 'the leave to answer' });
  };
  return Object.assign(state, { answer });
}

/** Receives a producer; answers the consumer and what was asked for it. */
async function receive(client: RoomClient, producerId: string) {
  const { routerRtpCapabilities } = await client.must('stage:mediaJoin', {});
  const { transportId } = await client.must('stage:createTransport', { direction: 'receive' });
  const request = { transportId, producerId, rtpCapabilities: routerRtpCapabilities };
  const { consumerId } = await client.must('stage:consume', request);
  await client.must('stage:resumeConsumer', { consumerId });
  return { consumerId, request };
}

describe('the stage', () => {
  it('[T2] only the desk and invited guests publish', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const citizen = await watch(server.url, code);
    await citizen.must('stage:mediaJoin', {});
    expect(await citizen.send('stage:createTransport', { direction: 'send' })).toMatchObject({
      code: 'not_on_stage',
    });
    const { token, guestId } = await admin.must('stage:inviteGuest', { label: '分会场' }, { sessionId });
    const guest = new RoomClient({ http: await visit(server.url), code, guestToken: token });
    await guest.fetchSnapshot();
    await guest.connect();
    await publish(guest);
    const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
    await waitFor(
      () => desk.now.sources?.some((source) => source.sourceId === guestId && source.camera !== null),
      {
        what: 'the guest’s camera at the desk',
      },
    );
    for (const client of [citizen, guest, desk]) client.drop();
  });

  it('[T3] [T4] viewers receive what is on air and nothing else', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const viewer = await watch(server.url, code);
    const producerId = await publish(desk);
    await viewer.must('stage:mediaJoin', {});
    const { transportId } = await viewer.must('stage:createTransport', { direction: 'receive' });
    const { routerRtpCapabilities } = await viewer.must('stage:mediaJoin', {});
    const consume = () =>
      viewer.send('stage:consume', { transportId, producerId, rtpCapabilities: routerRtpCapabilities });
    expect(await consume()).toMatchObject({ code: 'not_found' });
    expect(viewer.now.sources ?? []).toEqual([]);
    await desk.must('stage:cut', { video: { sourceId: 'host', track: 'camera' }, audio: [], card: 'none' });
    await waitFor(() => viewer.now.sources?.some((source) => source.camera === producerId), {
      what: 'the picture on air',
    });
    expect((await consume()).ok).toBe(true);
    for (const client of [desk, viewer]) client.drop();
    await waitFor(() => server.mediaPlane.producers(desk.sessionId).length === 0, {
      what: 'media to end with its connection',
    });
  });

  it('[T3] a cut ends what viewers receive of a source that went off air', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const viewer = await watch(server.url, code);
    const producerId = await publish(desk);
    const cut = (onAir: boolean) =>
      desk.must('stage:cut', {
        video: onAir ? { sourceId: 'host', track: 'camera' } : null,
        audio: [],
        card: onAir ? 'none' : 'break',
      });
    const receivers = async () =>
      (await server.mediaPlane.stats(sessionId)).map((source) => source.receivers);
    await cut(true);
    const seen = await receive(viewer, producerId);
    const watched = await receive(desk, producerId);
    expect(await receivers()).toEqual([2]);

    await cut(false);
    expect(await receivers()).toEqual([1]);
    expect(await viewer.send('stage:resumeConsumer', { consumerId: seen.consumerId })).toMatchObject({
      code: 'not_found',
    });
    expect(await viewer.send('stage:consume', seen.request)).toMatchObject({ code: 'not_found' });
    expect((await desk.send('stage:resumeConsumer', { consumerId: watched.consumerId })).ok).toBe(true);

    // Back on air, nobody has to ask again: a page may not even have noticed that it was away.
    await cut(true);
    expect(await receivers()).toEqual([2]);
    for (const client of [desk, viewer]) client.drop();
  });

  it('[T3] a cut that comes while a viewer is being connected counts too', async () => {
    const mediaPlane = createFakeMediaPlane();
    const consume = mediaPlane.consume.bind(mediaPlane);
    const worker = busyWorker();
    mediaPlane.consume = async (request) => {
      await worker.answer();
      return consume(request);
    };
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const viewer = await watch(server.url, code);
    const producerId = await publish(desk);
    await desk.must('stage:cut', { video: { sourceId: 'host', track: 'camera' }, audio: [], card: 'none' });
    const received = receive(viewer, producerId);
    await waitFor(() => worker.asked, { what: 'the worker to be asked' });
    await desk.must('stage:cut', { video: null, audio: [], card: 'break' });
    worker.answers = true;
    await expect(received).rejects.toThrow(/not_found/);
    for (const client of [desk, viewer]) client.drop();
  });

  it('[T53] of two desks that press at once the second one is told, and changes what is on air by then', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const desks = [
      await RoomClient.join({ http: admin, code, audience: 'staff' }),
      await RoomClient.join({ http: admin, code, audience: 'staff' }),
    ] as const;
    const [first, second] = desks;
    const after = first.room.stage.cutSeq;
    const onHost = { video: { sourceId: 'host', track: 'camera' }, card: 'none' } as const;
    await first.must('stage:cut', { ...onHost, audio: ['host'], after });
    expect(await second.send('stage:cut', { video: null, audio: [], card: 'break', after })).toMatchObject({
      code: 'conflict',
    });
    await waitFor(() => second.room.stage.cutSeq > after, { what: 'the first cut at the second desk' });
    await second.must('stage:cut', { ...onHost, audio: [], after: second.room.stage.cutSeq });
    await waitFor(() => first.room.stage.programme.audio.length === 0, { what: 'the second cut' });
    expect(first.room.stage.programme.video).toEqual(onHost.video);
    for (const desk of desks) desk.drop();
  });

  it('[T54] a newer page of the same person takes the place of the older one, which is told', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const older = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const newer = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const before = await publish(older);
    const now = await publish(newer);
    expect(server.mediaPlane.producers(sessionId).map(({ producerId }) => producerId)).toEqual([now]);
    const notice = JSON.stringify(['media', { kind: 'replaced', producerId: before }]);
    await waitFor(() => older.received.includes(notice), { what: 'the older page to be told' });
    expect(newer.received).not.toContain(notice);
    for (const desk of [older, newer]) desk.drop();
  });

  it('[T5] [T8] removing a guest and ending the session end their media', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const { token, guestId } = await admin.must('stage:inviteGuest', { label: '分会场' }, { sessionId });
    const guest = new RoomClient({ http: await visit(server.url), code, guestToken: token });
    await guest.fetchSnapshot();
    await guest.connect();
    await publish(guest);
    await admin.must('stage:removeGuest', { guestId }, { sessionId });
    await waitFor(() => server.mediaPlane.producers(sessionId).length === 0, {
      what: 'the guest’s media to end',
    });
    await waitFor(() => guest.received.includes('["media",{"kind":"removed"}]'), {
      what: 'the guest to be told',
    });
    expect(await guest.send('stage:createTransport', { direction: 'send' })).toMatchObject({
      code: 'not_on_stage',
    });
    await admin.must('sessions:end', {}, { sessionId });
    expect(await guest.send('stage:mediaJoin', {})).toMatchObject({ code: 'session_ended' });
    guest.drop();
  });

  it('[T5] a guest who is removed while the worker opens the picture is not let in', async () => {
    const mediaPlane = createFakeMediaPlane();
    const produce = mediaPlane.produce.bind(mediaPlane);
    const worker = busyWorker();
    mediaPlane.produce = async (request) => {
      await worker.answer();
      return produce(request);
    };
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const { token, guestId } = await admin.must('stage:inviteGuest', { label: '分会场' }, { sessionId });
    const guest = new RoomClient({ http: await visit(server.url), code, guestToken: token });
    await guest.fetchSnapshot();
    await guest.connect();
    const published = publish(guest);
    await waitFor(() => worker.asked, { what: 'the worker to be asked' });
    await admin.must('stage:removeGuest', { guestId }, { sessionId });
    worker.answers = true;
    await expect(published).rejects.toThrow(/not_on_stage/);
    await waitFor(() => mediaPlane.producers(sessionId).length === 0, { what: 'the picture to end' });
    guest.drop();
  });

  it('[T7] without a media worker every media request says so, and the rest works', async () => {
    const mediaPlane = createFakeMediaPlane();
    mediaPlane.setStatus({ state: 'unavailable', reason: 'no worker' });
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units, { reviewComments: false });
    const viewer = await watch(server.url, code);
    const calls = ['stage:mediaJoin', 'stage:createTransport'] as const satisfies readonly CommandName[];
    expect(await viewer.send(calls[0], {})).toMatchObject({ code: 'media_unavailable' });
    expect(await viewer.send(calls[1], { direction: 'receive' })).toMatchObject({
      code: 'media_unavailable',
    });
    expect(viewer.now.media).toBe(false);
    await viewer.must('comments:make', { text: '没画面也能说', name: '网友' });
    viewer.drop();
  });
});
