/** What every media plane must do, whatever carries the media. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { camera, opus, otherCodec, recordEvents, value, vp8 } from './media-plane.samples.ts';

/** A plane under test and how to hurt it. */
export interface MediaPlaneHarness {
  readonly plane: MediaPlane;
  /** Kills what carries the rooms, as a crash would. */
  killWorkers(): void;
}

export function describeMediaPlane(name: string, start: () => Promise<MediaPlaneHarness>): void {
  describe(`media plane: ${name}`, () => {
    let harness: MediaPlaneHarness;
    let plane: MediaPlane;

    beforeEach(async () => {
      harness = await start();
      plane = harness.plane;
      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
    });
    afterEach(() => plane.close());

    const room = 'room';
    const openTransport = async (ownerId: string, direction: 'send' | 'receive', roomId = room) =>
      value(await plane.createTransport({ roomId, ownerId, direction })).transportId;
    const publish = async (ownerId: string, rtpParameters = vp8, sourceId = 'host') => {
      const transportId = await openTransport(ownerId, 'send');
      const kind = rtpParameters === opus ? ('audio' as const) : ('video' as const);
      const role = kind === 'audio' ? ('microphone' as const) : ('camera' as const);
      const request = { ownerId, transportId, sourceId, kind, role, rtpParameters };
      return { transportId, ...value(await plane.produce(request)) };
    };
    const capabilities = async (): Promise<RtpCapabilities> =>
      value(await plane.join(room)).routerRtpCapabilities;
    const watch = async (ownerId: string, producerId: string) => {
      const transportId = await openTransport(ownerId, 'receive');
      const rtpCapabilities = await capabilities();
      return {
        transportId,
        ...value(await plane.consume({ ownerId, transportId, producerId, rtpCapabilities })),
      };
    };

    describe('rooms', () => {
      it('everybody who joins at once finds the same room', async () => {
        const joined = await Promise.all([plane.join(room), plane.join(room), plane.join(room)]);
        expect(new Set(joined.map((result) => value(result).generation)).size).toBe(1);
      });

      it('speaks Opus, VP8 and H.264', async () => {
        const mimeTypes = (await capabilities()).codecs?.map(({ mimeType }) => mimeType.toLowerCase());
        expect(mimeTypes).toEqual(expect.arrayContaining(['audio/opus', 'video/vp8', 'video/h264']));
      });

      it('rooms do not see each other', async () => {
        const { producerId } = await publish('a');
        const transportId = await openTransport('b', 'receive', 'other');
        const rtpCapabilities = await capabilities();
        const consumed = await plane.consume({ ownerId: 'b', transportId, producerId, rtpCapabilities });
        expect(consumed).toMatchObject({ ok: false, code: 'not_found' });
        expect(plane.producers('other')).toEqual([]);
      });

      it('a closed room takes everything with it, is not called lost and can be opened anew', async () => {
        const before = value(await plane.join(room)).generation;
        await publish('a');
        const events = recordEvents(plane);
        await plane.closeRoom(room);
        await waitFor(() => events.length === 2, { what: 'the closings' });
        expect([...events].sort()).toEqual(['closed host camera', 'transport of a']);
        expect(plane.producers(room)).toEqual([]);
        expect(value(await plane.join(room)).generation).not.toBe(before);
      });

      it('closing a room that is not there does nothing', async () => {
        await expect(plane.closeRoom('nowhere')).resolves.toBeUndefined();
      });
    });

    describe('transports', () => {
      it('an offer holds what a browser needs', async () => {
        const offer = value(await plane.createTransport({ roomId: room, ownerId: 'a', direction: 'send' }));
        expect(offer.iceCandidates.length).toBeGreaterThan(0);
        expect(offer.dtlsParameters.fingerprints.length).toBeGreaterThan(0);
      });

      it('connects once', async () => {
        const { transportId, dtlsParameters } = value(
          await plane.createTransport({ roomId: room, ownerId: 'a', direction: 'send' }),
        );
        const request = {
          ownerId: 'a',
          transportId,
          dtlsParameters: { ...dtlsParameters, role: 'client' as const },
        };
        expect(await plane.connectTransport(request)).toEqual({ ok: true, value: {} });
        expect(await plane.connectTransport(request)).toMatchObject({ ok: false, code: 'unsupported' });
      });

      it('an ICE restart gives new credentials', async () => {
        const offer = value(
          await plane.createTransport({ roomId: room, ownerId: 'a', direction: 'receive' }),
        );
        const request = { ownerId: 'a', transportId: offer.transportId };
        const first = value(await plane.restartIce(request)).iceParameters;
        const second = value(await plane.restartIce(request)).iceParameters;
        const names = [offer.iceParameters, first, second].map(({ usernameFragment }) => usernameFragment);
        expect(new Set(names).size).toBe(3);
      });

      it('nobody touches the transport of another owner', async () => {
        const transportId = await openTransport('a', 'send');
        const request = { ownerId: 'b', transportId };
        expect(await plane.closeTransport(request)).toMatchObject({ ok: false, code: 'not_found' });
        expect(await plane.restartIce(request)).toMatchObject({ ok: false, code: 'not_found' });
        const produced = await plane.produce({ ...request, ...camera });
        expect(produced).toMatchObject({ ok: false, code: 'not_found' });
      });

      it('a closed transport is unknown', async () => {
        const transportId = await openTransport('a', 'send');
        expect(await plane.closeTransport({ ownerId: 'a', transportId })).toEqual({ ok: true, value: {} });
        expect(await plane.closeTransport({ ownerId: 'a', transportId })).toMatchObject({
          code: 'not_found',
        });
      });
    });

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

    describe('owners', () => {
      it('leaving closes everything of one owner and nothing of the others', async () => {
        await publish('a', vp8, 'g_1');
        const kept = await publish('b', opus, 'g_2');
        const events = recordEvents(plane);
        await plane.closeOwner('a');
        await waitFor(() => events.length === 2, { what: 'the closings' });
        expect([...events].sort()).toEqual(['closed g_1 camera', 'transport of a']);
        expect(plane.producers(room)).toMatchObject([{ producerId: kept.producerId }]);
        await expect(plane.closeOwner('a')).resolves.toBeUndefined();
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

    describe('trouble', () => {
      it('when its worker dies the room is lost, and joining again makes a new one', async () => {
        const before = value(await plane.join(room)).generation;
        const { transportId } = await publish('a');
        const events = recordEvents(plane);
        harness.killWorkers();
        await waitFor(() => events.includes(`lost ${room}`), { what: 'the notice' });
        expect([...events].sort()).toEqual(['closed host camera', `lost ${room}`, 'transport of a']);
        const joined = await waitFor(
          async () => {
            const result = await plane.join(room);
            return result.ok && result.value;
          },
          { what: 'the new room' },
        );
        expect(joined.generation).not.toBe(before);
        expect(plane.producers(room)).toEqual([]);
        expect(await plane.restartIce({ ownerId: 'a', transportId })).toMatchObject({ code: 'not_found' });
        await publish('a');
      });

      it('closes twice and then refuses', async () => {
        await publish('a');
        const events = recordEvents(plane);
        await Promise.all([plane.close(), plane.close()]);
        await plane.close();
        expect([...events].sort()).toEqual(['closed host camera', 'transport of a']);
        expect(plane.status().state).toBe('unavailable');
        expect(await plane.join(room)).toMatchObject({ ok: false, code: 'media_unavailable' });
        const transport = await plane.createTransport({ roomId: room, ownerId: 'a', direction: 'send' });
        expect(transport).toMatchObject({ ok: false, code: 'media_unavailable' });
      });
    });
  });
}
