/** How much one connection may hold of real workers, also when it asks for everything at once, and what a failure costs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import { STREAMS_PER_OWNER, TRANSPORTS_PER_OWNER } from '#server/adapters/mediasoup/registry.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { MediaCensus } from '#tests/support/media-census.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { peopleOf, room } from './media-plane.people.ts';
import { camera, value, vp8 } from './media-plane.samples.ts';

const PLAYER: RtpCapabilities = {
  codecs: [
    { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 109, clockRate: 48_000, channels: 2 },
  ],
};

describe('mediasoup for one connection', () => {
  let census: MediaCensus;
  let plane: MediasoupMediaPlane;

  beforeEach(async () => {
    census = new MediaCensus();
    plane = await startMediaPlane({ workers: 1 });
  });
  afterEach(async () => {
    await plane.close();
    census.stop();
  });

  const watch = (ownerId: string) =>
    plane.openProgramme({
      ...{ ownerId, roomId: room, rtpCapabilities: PLAYER },
      show: { video: null, audio: null },
    });

  const succeeded = (results: readonly { readonly ok: boolean }[]) => results.filter(({ ok }) => ok).length;
  const times = <T>(count: number, ask: () => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, ask));
  const openPath = () => plane.createTransport({ roomId: room, ownerId: 'a', direction: 'receive' });

  it('opens so many paths and no more, all at once, in whichever way, and again when they have closed', async () => {
    for (const ask of [openPath, () => watch('a'), openPath]) {
      const answers = await times(3 * TRANSPORTS_PER_OWNER, ask);
      expect(succeeded(answers)).toBe(TRANSPORTS_PER_OWNER);
      expect(answers).toContainEqual(expect.objectContaining({ code: 'overloaded' }));
      expect(await watch('a')).toMatchObject({ code: 'overloaded' });
      expect(await plane.createTransport({ roomId: room, ownerId: 'b', direction: 'send' })).toMatchObject({
        ok: true,
      });
      await plane.closeOwner('a');
      await plane.closeOwner('b');
    }
  });

  it('keeps no reservation for a path that fails', async () => {
    const { transportId } = value(await openPath());
    const router = census.routerOf(transportId);
    const { createWebRtcTransport } = router;
    router.createWebRtcTransport = () => Promise.reject(new Error('no port'));
    expect(succeeded(await times(3 * TRANSPORTS_PER_OWNER, openPath))).toBe(0);
    router.createWebRtcTransport = createWebRtcTransport;
    expect(succeeded(await times(TRANSPORTS_PER_OWNER, openPath))).toBe(TRANSPORTS_PER_OWNER - 1);
  });

  it('lets so many tracks in and out and no more, all at once, and again when they have closed', async () => {
    const people = peopleOf(plane);
    const { producerId } = await people.publish('publisher');
    const rtpCapabilities = await people.capabilities();
    for (let round = 0; round < 2; round += 1) {
      const transportId = await people.openTransport('a', 'receive');
      const consume = (of = rtpCapabilities) =>
        plane.consume({ ownerId: 'a', transportId, producerId, rtpCapabilities: of });
      expect(succeeded(await times(STREAMS_PER_OWNER, () => consume({ codecs: [] })))).toBe(0);
      expect(succeeded(await times(STREAMS_PER_OWNER + 8, () => consume()))).toBe(STREAMS_PER_OWNER);
      const sending = await people.openTransport('a', 'send');
      const publish = { ownerId: 'a', transportId: sending, ...camera };
      expect(await plane.produce(publish)).toMatchObject({ code: 'overloaded' });
      await plane.closeOwner('a');
    }
  });

  it('lets so many tracks in and no more, all at once', async () => {
    const transportId = await peopleOf(plane).openTransport('a', 'send');
    let ssrc = 0;
    const publish = () => {
      ssrc += 1;
      const rtpParameters = { ...vp8, mid: `${ssrc}`, encodings: [{ ssrc }] };
      return plane.produce({ ownerId: 'a', transportId, ...camera, rtpParameters });
    };
    expect(succeeded(await times(STREAMS_PER_OWNER + 8, publish))).toBe(STREAMS_PER_OWNER);
    const [first] = plane.producers(room);
    await plane.closeProducer({ ownerId: 'a', producerId: first?.producerId ?? '' });
    expect(succeeded(await times(2, publish))).toBe(1);
  });

  it('[W7] a player whose path fails is not counted among those who watch', async () => {
    const { transportId } = value(await watch('first'));
    const router = census.routerOf(transportId);
    const { createWebRtcTransport } = router;
    router.createWebRtcTransport = () => Promise.reject(new Error('no port'));
    expect(await watch('second')).toMatchObject({ ok: false });
    router.createWebRtcTransport = createWebRtcTransport;
    await plane.closeOwner('first');
    // The last player takes what was made for them along.
    await waitFor(() => router.closed, { what: 'the end of the programme' });
  });
});
