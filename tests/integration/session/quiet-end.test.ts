/** What ends in the usual way leaves no error of the media worker in the log, or nobody would look at the real ones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { Log } from '#server/ports/log.ts';
import type { InputOf } from '#shared/contract/catalogue.ts';
import { opus, vp8 } from '#tests/contract/media-plane.samples.ts';
import { MediaCensus } from '#tests/support/media-census.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { browserOffer } from '#tests/support/sdp-samples.ts';
import { goLive, setUp, startTestServer, type TestServer, visit, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { streamClient } from '../streams/stream-client.ts';

/** Keeps the errors that mediasoup reports; those of the server itself name no part of it. */
function listeningLog(): { readonly log: Log; readonly heard: string[] } {
  const heard: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message, fields) => {
      if (fields?.['namespace'] !== undefined) heard.push(message);
    },
    child: () => log,
  };
  return { log, heard };
}

/** Publishes a picture and a voice. */
async function publish(client: RoomClient) {
  const { transportId } = await client.must('stage:createTransport', { direction: 'send' });
  const camera = { kind: 'video', role: 'camera', rtpParameters: vp8 } as const;
  const microphone = { kind: 'audio', role: 'microphone', rtpParameters: opus } as const;
  const send = async (track: Omit<InputOf<'stage:produce'>, 'transportId'>) =>
    (await client.must('stage:produce', { transportId, ...track })).producerId;
  return { transportId, producerIds: [await send(camera), await send(microphone)] };
}

/** Receives everything, as a page does. */
async function receive(client: RoomClient, producerIds: readonly string[]): Promise<void> {
  const { routerRtpCapabilities: rtpCapabilities } = await client.must('stage:mediaJoin', {});
  const { transportId } = await client.must('stage:createTransport', { direction: 'receive' });
  for (const producerId of producerIds) {
    const request = { transportId, producerId, rtpCapabilities };
    const { consumerId } = await client.must('stage:consume', request);
    await client.must('stage:resumeConsumer', { consumerId });
  }
}

describe('the log of the media worker', () => {
  const { log, heard } = listeningLog();
  let census: MediaCensus;
  let plane: MediasoupMediaPlane;
  let server: TestServer;

  beforeEach(async () => {
    census = new MediaCensus();
    // A path each: whoever is in the room is on another worker than somebody else.
    const fullAt = { paths: 1, load: 1_000 };
    plane = await startMediaPlane({ workers: 2, fullAt, pipeLingerMs: 0 }, log);
    await waitFor(() => plane.workerPids().length === 2, { what: 'all workers', withinMs: 20_000 });
    server = await startTestServer({ overrides: { mediaPlane: plane } });
    heard.length = 0;
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    census.stop();
  });

  /** The desk and a guest on air together, each watched by two citizens, the desk, and a player. */
  async function fillTheStage() {
    const { admin, units } = await setUp(server);
    const session = await goLive(admin, units);
    const { code, sessionId } = session;
    const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
    const invited = await admin.must('stage:inviteGuest', { label: '分会场' }, { sessionId });
    const guest = new RoomClient({ http: await visit(server.url), code, guestToken: invited.token });
    await guest.fetchSnapshot();
    await guest.connect();
    const [host, far] = [await publish(desk), await publish(guest)];
    const { guestId } = invited;
    const picture = (sourceId: string) => ({ sourceId, track: 'camera' }) as const;
    await desk.must('stage:cut', {
      ...{
        video: picture(guestId),
        second: { ...picture('host'), place: 'beside' },
        audio: [guestId, 'host'],
        card: 'none',
      },
    });
    const citizens = [await watch(server.url, code), await watch(server.url, code)];
    for (const one of [...citizens, desk]) await receive(one, [...host.producerIds, ...far.producerIds]);
    await streamClient(server, session).mustWatch(browserOffer('recvonly'));
    expect(census.pipes().length).toBeGreaterThan(2);
    // Whoever learns of an end may at once want to hold back what received it, as a cut does.
    plane.observe({ producerClosed: ({ roomId }) => plane.holdBack(roomId, () => true) });
    const clients = [desk, guest, ...citizens];
    return { desk, guest, guestId, host, far, clients, workerOf: census.workerOf.bind(census) };
  }

  /** What a worker has to say to all that was asked of it comes before its answer to this. */
  const settled = async () => void (await Promise.all([...census.workers].map((worker) => worker.dump())));
  const gone = (...producerIds: readonly string[]) =>
    waitFor(() => [...census.producers].every(({ it }) => !producerIds.includes(it.id)), { what: 'the end' });

  it('[T3] is quiet when somebody closes the camera', async () => {
    const { guest, far, clients } = await fillTheStage();
    for (const producerId of far.producerIds) await guest.must('stage:closeProducer', { producerId });
    await gone(...far.producerIds);
    await settled();
    expect(heard).toEqual([]);
    for (const client of clients) client.drop();
  });

  it('[T5] is quiet when a guest who is on air leaves, or is removed', async () => {
    const { desk, guest, guestId, host, far, clients } = await fillTheStage();
    await desk.must('stage:removeGuest', { guestId });
    await gone(...far.producerIds);
    await settled();
    expect(heard).toEqual([]);
    guest.drop();
    desk.drop();
    await gone(...host.producerIds);
    await settled();
    expect(heard).toEqual([]);
    for (const client of clients) client.drop();
  });

  it('[T8] is quiet when the session ends, and when the server does', async () => {
    const { desk, host, far, clients } = await fillTheStage();
    const feed = { ownerId: 'feed', roomId: desk.sessionId, sourceId: 'feed', videoCodec: 'VP8' } as const;
    expect(await plane.openIngest(feed)).toMatchObject({ ok: true });
    await desk.must('sessions:end', {});
    await gone(...host.producerIds, ...far.producerIds);
    await settled();
    expect(heard).toEqual([]);
    for (const client of clients) client.drop();
    await server.close();
    expect(heard).toEqual([]);
  });

  it.each(['host', 'far'] as const)(
    '[T49] asks nothing of what has died with the worker of the %s',
    async (which) => {
      const stage = await fillTheStage();
      const worker = stage.workerOf(stage[which].transportId);
      process.kill(worker.pid, 'SIGKILL');
      await waitFor(() => worker.closed, { what: 'the death' });
      await gone(...stage[which].producerIds);
      await settled();
      // The death itself is told, and that its pipes broke.
      expect(heard.filter((line) => line.includes('NotFound'))).toEqual([]);
      for (const client of stage.clients) client.drop();
    },
  );
});
