/** One room over several real workers: who goes where, what is piped, what a dead worker costs, what is left behind. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import type { MediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { LostPath } from '#server/ports/media-plane.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { MediaCensus } from '#tests/support/media-census.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { sendColourAndTone } from '#tests/support/rtp-source.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { keepBusy, packetsOf } from './media-plane.packets.ts';
import { peopleOf, room } from './media-plane.people.ts';
import { opus, recordEvents, value, vp8 } from './media-plane.samples.ts';

/** No load that this machine may have counts in tests of paths. */
const ANY_LOAD = 1_000;

describe('a room over several workers', () => {
  let census: MediaCensus;
  let plane: MediasoupMediaPlane;
  let people: ReturnType<typeof peopleOf>;

  const start = async (more: Partial<MediasoupConfig>): Promise<void> => {
    plane = await startMediaPlane({ workers: 2, ...more });
    people = peopleOf(plane);
    const { workers = 2 } = more;
    await waitFor(() => plane.workerPids().length === workers, { what: 'all workers', withinMs: 20_000 });
  };
  const startFullAt = (paths: number, workers = 2, pipeLingerMs = 0) =>
    start({ workers, fullAt: { paths, load: ANY_LOAD }, pipeLingerMs });
  const workerOf = ({ transportId }: { readonly transportId: string }) => census.workerOf(transportId);
  const routerOf = ({ transportId }: { readonly transportId: string }) => census.routerOf(transportId);
  const pathsPerWorker = (paths: readonly { readonly transportId: string }[]): number[] => {
    const workers = paths.map(workerOf);
    return [...new Set(workers)].map((one) => workers.filter((other) => other === one).length);
  };

  beforeAll(() => ensureDebianPackages(['ffmpeg']));
  beforeEach(() => {
    census = new MediaCensus();
  });
  afterEach(async () => {
    await plane.close();
    census.stop();
  });

  describe('who goes where', () => {
    it('[T47] stays on one worker until it is full, fills the next, and then all alike', async () => {
      await startFullAt(4, 3);
      const paths: { transportId: string }[] = [];
      const open = async (count: number) => {
        for (let i = 0; i < count; i += 1) {
          paths.push({ transportId: await people.openTransport(`o${paths.length}`, 'receive') });
        }
        return pathsPerWorker(paths);
      };
      expect(await open(4)).toEqual([4]);
      expect(await open(3)).toEqual([4, 3]);
      expect(await open(5)).toEqual([4, 4, 4]);
      expect(await open(3)).toEqual([5, 5, 5]);
    });

    it('[T47] counts those who come at once, and the paths of other rooms', async () => {
      await startFullAt(3);
      const other = await people.openTransport('x', 'receive', 'other');
      const many = ['a', 'b', 'c', 'd', 'e'].map((ownerId) => people.openTransport(ownerId, 'receive'));
      const paths = (await Promise.all(many)).map((transportId) => ({ transportId }));
      const all = [...paths, { transportId: other }];
      expect(pathsPerWorker(all)).toEqual([3, 3]);
    });

    it('[T47] leaves a worker that needs too much, however few paths it has', async () => {
      await start({ fullAt: { paths: 1_000, load: 0.05 } });
      const home = { transportId: await people.openTransport('a', 'receive') };
      const rest = await keepBusy(routerOf(home));
      await waitFor(() => plane.load().busiest > 0.1, { what: 'a busy worker', withinMs: 20_000 });
      await waitFor(() => plane.load().calmest < 0.05, { what: 'a calm one', withinMs: 20_000 });
      const next = { transportId: await people.openTransport('b', 'receive') };
      expect(workerOf(next)).not.toBe(workerOf(home));
      rest();
    });
  });

  describe('what is piped', () => {
    it('[T48] a track crosses once however many ask at once, and nothing crosses once they have gone', async () => {
      await startFullAt(1);
      const source = await people.publish('a');
      const viewers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => people.watch(`v${at}`, source.producerId)),
      );
      const there = viewers.filter((viewer) => workerOf(viewer) !== workerOf(source));
      expect(there.length).toBeGreaterThan(5);
      expect(census.pipes()).toHaveLength(1);
      const [last, ...others] = there.map(({ consumerId }) => census.consumers.get(consumerId)?.it);
      for (const consumer of others) consumer?.close();
      expect(census.pipes()).toHaveLength(1);
      last?.close();
      await waitFor(() => census.pipes().length === 0, { what: 'the pipe to end' });
      await plane.closeProducer({ ownerId: 'a', producerId: source.producerId });
    });

    it('[T48] a track that is asked for again soon is still there', async () => {
      await startFullAt(1, 2, 60_000);
      const { producerId } = await people.publish('a');
      const first = await people.watch('b', producerId);
      const [pipe] = census.pipes();
      await plane.closeConsumer({ ownerId: 'b', consumerId: first.consumerId });
      const request = { ownerId: 'b', transportId: first.transportId, producerId };
      const again = { ...request, rtpCapabilities: await people.capabilities() };
      expect(await plane.consume(again)).toMatchObject({ ok: true });
      expect(census.pipes()).toEqual([pipe]);
      // A router that nobody uses takes it along all the same.
      await plane.closeOwner('b');
      await waitFor(() => census.pipes().length === 0, { what: 'the pipe to end' });
    });

    it('[T48] goes away some time after the last one has left it', async () => {
      await startFullAt(1, 2, 200);
      const { producerId } = await people.publish('a');
      const viewer = await people.watch('b', producerId);
      await plane.closeConsumer({ ownerId: 'b', consumerId: viewer.consumerId });
      expect(census.pipes()).toHaveLength(1);
      await waitFor(() => census.pipes().length === 0, { what: 'the pipe to end' });
      expect(census.transports.has(viewer.transportId)).toBe(true);
    });

    it('[T48] pauses and ends with its source', async () => {
      await startFullAt(1);
      const { producerId } = await people.publish('a');
      const viewer = await people.watch('b', producerId);
      const consumer = census.consumers.get(viewer.consumerId)?.it;
      await plane.setProducerPaused({ ownerId: 'a', producerId, paused: true });
      await waitFor(() => consumer?.producerPaused, { what: 'the pause' });
      await plane.setProducerPaused({ ownerId: 'a', producerId, paused: false });
      await waitFor(() => consumer?.producerPaused === false, { what: 'the end of the pause' });
      await plane.closeProducer({ ownerId: 'a', producerId });
      await waitFor(() => consumer?.closed, { what: 'the end' });
      expect(census.pipes()).toHaveLength(0);
    });

    it('[T47] packets arrive on another worker; a cut brings the next source and lets the first one go', async () => {
      await startFullAt(1);
      const ingest = async (sourceId: string) =>
        value(await plane.openIngest({ roomId: room, ownerId: sourceId, sourceId, videoCodec: 'VP8' }));
      const [red, blue] = [await ingest('red'), await ingest('blue')];
      await using _red = sendColourAndTone(red, 'red', 440);
      await using _blue = sendColourAndTone(blue, 'blue', 660);
      await people.openTransport('first', 'receive');
      const before = await people.watch('b', red.video.producerId);
      const router = routerOf(before);
      expect(router.id).not.toBe(red.generation);
      await packetsOf(router, red.video.producerId, 20);
      const { transportId } = before;
      const rtpCapabilities = await people.capabilities();
      for (const producerId of [blue.video.producerId, blue.audio.producerId]) {
        value(await plane.consume({ ownerId: 'b', transportId, producerId, rtpCapabilities }));
        await packetsOf(router, producerId, 20);
      }
      await plane.closeConsumer({ ownerId: 'b', consumerId: before.consumerId });
      await waitFor(() => census.pipes().length === 2, { what: 'the first pipe to end' });
      expect(
        census
          .pipes()
          .map(({ producerId }) => producerId)
          .toSorted(),
      ).toEqual([blue.video.producerId, blue.audio.producerId].toSorted());
    });

    it('[T47] a voice from another worker is measured with those at home, and a talk-back is not', async () => {
      await startFullAt(1);
      await people.publish('a', opus, 'g_1');
      const guest = await people.publish('b', opus, 'g_2');
      const desk = { ownerId: 'c', transportId: await people.openTransport('c', 'send') };
      const voice = {
        ...desk,
        sourceId: 'host',
        kind: 'audio',
        role: 'talkback',
        rtpParameters: opus,
      } as const;
      value(await plane.produce({ ...voice, rtpParameters: { ...opus, encodings: [{ ssrc: 33 }] } }));
      expect(census.pipes().map(({ producerId }) => producerId)).toEqual([guest.producerId]);
      await plane.closeProducer({ ownerId: 'b', producerId: guest.producerId });
      await waitFor(() => census.pipes().length === 0, { what: 'the pipe to end' });
    });
  });

  describe('a worker that dies', () => {
    it('[T49] costs only the paths over it; their owners come back elsewhere', async () => {
      await startFullAt(3);
      const source = await people.publish('a');
      await people.openTransport('x', 'receive');
      const near = await people.watch('b', source.producerId);
      const far = [await people.watch('c', source.producerId), await people.watch('d', source.producerId)];
      const guest = await people.publish('d', opus, 'g_1');
      const lost: LostPath[] = [];
      const events = recordEvents(plane);
      plane.observe({
        pathsLost: (roomId, paths) => (roomId === room ? void lost.push(...paths) : undefined),
      });
      const { generation } = value(await plane.join(room));
      process.kill(workerOf(guest).pid, 'SIGKILL');
      await waitFor(() => lost.length > 0, { what: 'the notice' });
      const ended = [...far, guest].map(({ transportId }) => transportId);
      expect(lost.map(({ transportId }) => transportId).toSorted()).toEqual(ended.toSorted());
      expect(lost.map(({ ownerId }) => ownerId).toSorted()).toEqual(['c', 'd', 'd']);
      expect(events.toSorted()).toEqual([
        ...['closed g_1 microphone', 'transport of c', 'transport of d', 'transport of d'],
      ]);
      expect(value(await plane.join(room)).generation).toBe(generation);
      expect(await plane.resumeConsumer({ ownerId: 'b', consumerId: near.consumerId })).toMatchObject({
        ok: true,
      });
      expect(census.pipes()).toHaveLength(0);
      const again = await people.watch('c', source.producerId);
      expect(far.map(({ transportId }) => transportId)).not.toContain(again.transportId);
      expect((await people.publish('d', opus, 'g_1')).producerId).not.toBe(guest.producerId);
      await waitFor(() => plane.workerPids().length === 2, { what: 'the restart' });
      const back = await people.watch('e', source.producerId);
      expect(workerOf(back)).not.toBe(workerOf(source));
    });

    it('[T49] leaves the paths of the same owner over another worker alone', async () => {
      await startFullAt(2);
      const home = await people.openTransport('a', 'send');
      await people.openTransport('x', 'receive');
      const away = await people.openTransport('a', 'receive');
      expect(pathsPerWorker([{ transportId: home }, { transportId: away }])).toEqual([1, 1]);
      const lost: LostPath[] = [];
      plane.observe({ pathsLost: (_, paths) => void lost.push(...paths) });
      process.kill(workerOf({ transportId: away }).pid, 'SIGKILL');
      await waitFor(() => lost.length > 0, { what: 'the notice' });
      expect(lost).toEqual([{ ownerId: 'a', transportId: away }]);
      expect(await plane.restartIce({ ownerId: 'a', transportId: home })).toMatchObject({ ok: true });
      expect(await plane.restartIce({ ownerId: 'a', transportId: away })).toMatchObject({
        ...{ ok: false, code: 'not_found' },
      });
    });

    it('[T49] ends the room everywhere when it was its home', async () => {
      await startFullAt(1);
      const source = await people.publish('a');
      const viewer = await people.watch('b', source.producerId);
      const events = recordEvents(plane);
      const lost: string[] = [];
      plane.observe({ pathsLost: (roomId) => void lost.push(roomId) });
      const elsewhere = routerOf(viewer);
      process.kill(workerOf(source).pid, 'SIGKILL');
      await waitFor(() => elsewhere.closed && events.length === 4, { what: 'the end' });
      expect(events.toSorted()).toEqual([
        'closed host camera',
        `lost ${room}`,
        'transport of a',
        'transport of b',
      ]);
      expect(lost).toEqual([]);
      await people.publish('a');
    });
  });

  it('[T48] a hundred who come and go leave neither router nor pipe nor stream', async () => {
    await startFullAt(3);
    const picture = await people.publish('host');
    const voice = await people.publish('host', opus);
    // The first one to come at all may make what stays: the room's own parts.
    const before = await census.dump();
    for (let round = 0; round < 10; round += 1) {
      const owners = Array.from({ length: 10 }, (_, at) => `v${round}-${at}`);
      const watched = await Promise.all(owners.map((ownerId) => people.watch(ownerId, picture.producerId)));
      await Promise.all(owners.slice(0, 5).map((ownerId) => people.watch(ownerId, voice.producerId)));
      const guest = await people.publish(`g${round}`, { ...vp8, encodings: [{ ssrc: 7 }] }, `g${round}`);
      await people.watch(owners[0] ?? '', guest.producerId);
      expect(pathsPerWorker(watched).length).toBe(2);
      // Some leave while others still come.
      const late = people.watch(`late${round}`, picture.producerId);
      await Promise.all([...owners, `g${round}`].map((ownerId) => plane.closeOwner(ownerId)));
      await late;
      await plane.closeOwner(`late${round}`);
      const pairs = [...census.transports.values()].filter(({ it }) => it.type === 'pipe');
      expect(pairs).toEqual([]);
    }
    await waitFor(async () => JSON.stringify(await census.dump()) === JSON.stringify(before), {
      what: 'the workers to be as they were',
    });
    const next = [await people.openTransport('x', 'receive'), await people.openTransport('y', 'receive')];
    const elsewhere = next.map((transportId) => census.workerOf(transportId) !== workerOf(picture));
    expect(elsewhere).toEqual([false, true]);
  });
});
