/** How much one connection may hold of real workers, also when it asks for everything at once, and what a failure costs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediasoupMediaPlane } from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { MediaCensus } from '#tests/support/media-census.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { peopleOf, room } from './media-plane.people.ts';
import { value } from './media-plane.samples.ts';

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
