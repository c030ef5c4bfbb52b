/** What every media plane must do when receivers are held back: a source went off air, or they left the stage. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { camera, value } from './media-plane.samples.ts';

const room = 'room';

export function describeHoldBack(name: string, start: () => Promise<MediaPlane>): void {
  describe(`holding back: ${name}`, () => {
    let plane: MediaPlane;
    let producerId: string;

    const open = async (ownerId: string, direction: 'send' | 'receive', roomId = room) =>
      value(await plane.createTransport({ roomId, ownerId, direction })).transportId;
    const watch = async (ownerId: string) => {
      const { routerRtpCapabilities: rtpCapabilities } = value(await plane.join(room));
      const transportId = await open(ownerId, 'receive');
      const request = { ownerId, transportId, producerId, rtpCapabilities };
      return { ownerId, consumerId: value(await plane.consume(request)).consumerId };
    };
    const receivers = (expected: number) =>
      waitFor(async () => (await plane.stats(room))[0]?.receivers === expected, {
        what: `${expected} receivers`,
      });

    beforeEach(async () => {
      plane = await start();
      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
      const transportId = await open('a', 'send');
      producerId = value(await plane.produce({ ownerId: 'a', transportId, ...camera })).producerId;
    });
    afterEach(() => plane.close());

    it('asks about every receiver of that room, and stops those that are forbidden', async () => {
      const [b, c] = [await watch('b'), await watch('c')];
      for (const request of [b, c]) await plane.resumeConsumer(request);
      plane.holdBack('other', () => true);
      await receivers(2);
      const asked: unknown[] = [];
      plane.holdBack(room, (reception) => {
        asked.push(reception);
        return reception.ownerId === 'b';
      });
      expect(asked).toEqual([
        { ownerId: 'b', producerId },
        { ownerId: 'c', producerId },
      ]);
      await receivers(1);
      expect(await plane.resumeConsumer(b)).toMatchObject({ ok: false, code: 'not_found' });
      expect(await plane.resumeConsumer(c)).toMatchObject({ ok: true });
      await receivers(1);
    });

    it('lets them go on as their owners last asked', async () => {
      const [flowing, paused, untouched] = [await watch('b'), await watch('c'), await watch('d')];
      for (const request of [flowing, paused]) await plane.resumeConsumer(request);
      plane.holdBack(room, () => true);
      expect(await plane.pauseConsumer(paused)).toMatchObject({ ok: true });
      await receivers(0);
      plane.holdBack(room, () => false);
      await receivers(1);
      expect(await plane.resumeConsumer(untouched)).toMatchObject({ ok: true });
      await receivers(2);
    });

    it('a short absence disturbs nobody, and what is held back can be closed', async () => {
      const request = await watch('b');
      await plane.resumeConsumer(request);
      plane.holdBack(room, () => true);
      plane.holdBack(room, () => false);
      await receivers(1);
      plane.holdBack(room, () => true);
      expect(await plane.closeConsumer(request)).toMatchObject({ ok: true });
      plane.holdBack(room, () => false);
      expect(await plane.closeConsumer(request)).toMatchObject({ code: 'not_found' });
      await receivers(0);
    });
  });
}
