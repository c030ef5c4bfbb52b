/** What every media plane must do with rooms, paths and those who own them, whatever carries the media. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { peopleOf, room } from './media-plane.people.ts';
import { camera, opus, recordEvents, value, vp8 } from './media-plane.samples.ts';

/** A plane under test and how to hurt it. */
export interface MediaPlaneHarness {
  readonly plane: MediaPlane;
  /** Kills what carries the rooms, as a crash would. */
  killWorkers(): void;
}

type People = ReturnType<typeof peopleOf>;

export function describeMediaPlane(name: string, start: () => Promise<MediaPlaneHarness>): void {
  describe(`media plane: ${name}`, () => {
    let harness: MediaPlaneHarness;
    let plane: MediaPlane;
    let openTransport: People['openTransport'];
    let publish: People['publish'];
    let capabilities: People['capabilities'];

    beforeEach(async () => {
      harness = await start();
      plane = harness.plane;
      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
      ({ openTransport, publish, capabilities } = peopleOf(plane));
    });
    afterEach(() => plane.close());

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
