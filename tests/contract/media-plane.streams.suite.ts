/** What every media plane must do with tracks that come in and go out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { peopleOf, room } from './media-plane.people.ts';
import { opus, otherCodec, recordEvents, value, vp8 } from './media-plane.samples.ts';

type People = ReturnType<typeof peopleOf>;

export function describeStreams(name: string, start: () => Promise<MediaPlane>): void {
  describe(`streams: ${name}`, () => {
    let plane: MediaPlane;
    let openTransport: People['openTransport'];
    let publish: People['publish'];
    let capabilities: People['capabilities'];
    let watch: People['watch'];

    beforeEach(async () => {
      plane = await start();

      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
      ({ openTransport, publish, capabilities, watch } = peopleOf(plane));
    });
    afterEach(() => plane.close());

    describe('producers', () => {
      it('is listed with its source, and its opening is told', async () => {
        const events = recordEvents(plane);
        const { producerId } = await publish('a', opus, 'g_1');
        expect(plane.producers(room)).toEqual([
          {
            producerId,
            roomId: room,
            ownerId: 'a',
            kind: 'audio',
            paused: false,
            sourceId: 'g_1',
            role: 'microphone',
          },
        ]);
        expect(events).toEqual(['opened g_1 microphone']);
      });

      it('refuses a codec the room does not speak', async () => {
        const transportId = await openTransport('a', 'send');
        const request = {
          ownerId: 'a',
          transportId,
          sourceId: 'host',
          kind: 'video',
          role: 'camera',
        } as const;
        const produced = await plane.produce({ ...request, rtpParameters: otherCodec });
        expect(produced).toMatchObject({ ok: false, code: 'unsupported' });
        expect(plane.producers(room)).toEqual([]);
      });

      it('nothing is published on a receiving transport', async () => {
        const transportId = await openTransport('a', 'receive');
        const request = {
          ownerId: 'a',
          transportId,
          sourceId: 'host',
          kind: 'video',
          role: 'camera',
        } as const;
        expect(await plane.produce({ ...request, rtpParameters: vp8 })).toMatchObject({
          code: 'unsupported',
        });
      });

      it('pauses and resumes, only for its owner', async () => {
        const { producerId } = await publish('a');
        const events = recordEvents(plane);
        const request = { ownerId: 'a', producerId };
        expect(await plane.setProducerPaused({ ...request, paused: true })).toMatchObject({ ok: true });
        expect(plane.producers(room)).toMatchObject([{ paused: true }]);
        expect(await plane.setProducerPaused({ ...request, paused: false })).toMatchObject({ ok: true });
        expect(events).toEqual(['paused host', 'resumed host']);
        const stranger = await plane.setProducerPaused({ ownerId: 'b', producerId, paused: true });
        expect(stranger).toMatchObject({ ok: false, code: 'not_found' });
      });

      it('closes for its owner, not for a stranger, and for the moderator whoever owns it', async () => {
        const first = await publish('a');
        const second = await publish('a', opus);
        const events = recordEvents(plane);
        const stranger = await plane.closeProducer({ ownerId: 'b', producerId: first.producerId });
        expect(stranger).toMatchObject({ ok: false, code: 'not_found' });
        expect(await plane.closeProducer({ ownerId: 'a', producerId: first.producerId })).toMatchObject({
          ok: true,
        });
        expect(await plane.dropProducer(second.producerId)).toMatchObject({ ok: true });
        expect(await plane.dropProducer(second.producerId)).toMatchObject({ ok: false, code: 'not_found' });
        expect(events).toEqual(['closed host camera', 'closed host microphone']);
      });
    });

    describe('consumers', () => {
      it('starts paused, then counts as a receiver', async () => {
        const { producerId } = await publish('a');
        const { consumerId, kind } = await watch('b', producerId);
        expect(kind).toBe('video');
        expect(await plane.stats(room)).toMatchObject([{ producerId, receivers: 0 }]);
        expect(await plane.resumeConsumer({ ownerId: 'b', consumerId })).toMatchObject({ ok: true });
        expect(await plane.stats(room)).toMatchObject([{ producerId, receivers: 1 }]);
        expect(await plane.requestKeyFrame({ ownerId: 'b', consumerId })).toMatchObject({ ok: true });
        expect(await plane.pauseConsumer({ ownerId: 'b', consumerId })).toMatchObject({ ok: true });
        expect(await plane.stats(room)).toMatchObject([{ producerId, receivers: 0 }]);
      });

      it('says that the source is paused', async () => {
        const { producerId } = await publish('a');
        await plane.setProducerPaused({ ownerId: 'a', producerId, paused: true });
        expect(await watch('b', producerId)).toMatchObject({ producerPaused: true });
      });

      it('refuses a device without a codec in common', async () => {
        const { producerId } = await publish('a');
        const transportId = await openTransport('b', 'receive');
        const everything = await capabilities();
        const audioOnly = {
          ...everything,
          codecs: (everything.codecs ?? []).filter(({ kind }) => kind === 'audio'),
        };
        const request = { ownerId: 'b', transportId, producerId, rtpCapabilities: audioOnly };
        expect(await plane.consume(request)).toMatchObject({ ok: false, code: 'unsupported' });
      });

      it('refuses an unknown producer and a sending transport', async () => {
        const rtpCapabilities = await capabilities();
        const receiving = await openTransport('b', 'receive');
        const unknown = { ownerId: 'b', transportId: receiving, producerId: 'nobody', rtpCapabilities };
        expect(await plane.consume(unknown)).toMatchObject({ ok: false, code: 'not_found' });
        const { producerId, transportId } = await publish('a');
        const wrongWay = { ownerId: 'a', transportId, producerId, rtpCapabilities };
        expect(await plane.consume(wrongWay)).toMatchObject({ ok: false, code: 'unsupported' });
      });

      it('belongs to its owner and ends with its producer', async () => {
        const { producerId } = await publish('a');
        const { consumerId } = await watch('b', producerId);
        expect(await plane.closeConsumer({ ownerId: 'c', consumerId })).toMatchObject({ code: 'not_found' });
        await plane.closeProducer({ ownerId: 'a', producerId });
        const gone = () => plane.resumeConsumer({ ownerId: 'b', consumerId }).then((result) => !result.ok);
        await waitFor(gone, { what: 'the consumer to end' });
      });
    });

    describe('ingest', () => {
      const request = { roomId: room, ownerId: 'feed', sourceId: 'feed', videoCodec: 'VP8' } as const;

      it('opens a picture and a sound that can be watched', async () => {
        const ingest = value(await plane.openIngest(request));
        expect(plane.producers(room)).toMatchObject([
          { producerId: ingest.video.producerId, kind: 'video', role: 'programme' },
          { producerId: ingest.audio.producerId, kind: 'audio', role: 'programme' },
        ]);
        expect(ingest.generation).toBe(value(await plane.join(room)).generation);
        await watch('b', ingest.video.producerId);
      });

      it('closes for its owner only, once', async () => {
        const { ingestId } = value(await plane.openIngest(request));
        expect(await plane.closeIngest({ ownerId: 'x', ingestId })).toMatchObject({ code: 'not_found' });
        expect(await plane.closeIngest({ ownerId: 'feed', ingestId })).toMatchObject({ ok: true });
        expect(plane.producers(room)).toEqual([]);
        expect(await plane.closeIngest({ ownerId: 'feed', ingestId })).toMatchObject({ code: 'not_found' });
      });

      it('ends with its owner', async () => {
        const { ingestId } = value(await plane.openIngest(request));
        await plane.closeOwner('feed');
        expect(plane.producers(room)).toEqual([]);
        expect(await plane.closeIngest({ ownerId: 'feed', ingestId })).toMatchObject({ code: 'not_found' });
      });
    });
  });
}
