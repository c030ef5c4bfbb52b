/** What every media plane must do when a producer leaves for a program on this machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { camera, value } from './media-plane.samples.ts';

export function describeEgress(name: string, start: () => Promise<MediaPlane>): void {
  describe(`egress: ${name}`, () => {
    let plane: MediaPlane;

    beforeEach(async () => {
      plane = await start();
      await waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
    });
    afterEach(() => plane.close());

    const publish = async (): Promise<string> => {
      const owner = { ownerId: 'a', roomId: 'room' };
      const { transportId } = value(await plane.createTransport({ ...owner, direction: 'send' }));
      const request = { ...owner, transportId, ...camera };
      return value(await plane.produce(request)).producerId;
    };
    const leave = async (producerId: string) =>
      value(await plane.openEgress({ ownerId: 'output', producerId, port: await freePort() }));

    it('describes what will come, paused until it is resumed', async () => {
      const egress = await leave(await publish());
      expect(egress).toMatchObject({ kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 });
      const { consumerId } = egress;
      expect(await plane.resumeConsumer({ ownerId: 'output', consumerId })).toMatchObject({ ok: true });
      expect(await plane.requestKeyFrame({ ownerId: 'output', consumerId })).toMatchObject({ ok: true });
    });

    it('closes for its owner only, once', async () => {
      const { egressId } = await leave(await publish());
      expect(await plane.closeEgress({ ownerId: 'x', egressId })).toMatchObject({ code: 'not_found' });
      expect(await plane.closeEgress({ ownerId: 'output', egressId })).toMatchObject({ ok: true });
      expect(await plane.closeEgress({ ownerId: 'output', egressId })).toMatchObject({ code: 'not_found' });
    });

    it('ends with its producer and with its owner', async () => {
      const producerId = await publish();
      const { egressId } = await leave(producerId);
      await plane.closeOwner('output');
      expect(await plane.closeEgress({ ownerId: 'output', egressId })).toMatchObject({ code: 'not_found' });
      const { consumerId } = await leave(producerId);
      await plane.closeProducer({ ownerId: 'a', producerId });
      const gone = async () => !(await plane.resumeConsumer({ ownerId: 'output', consumerId })).ok;
      await waitFor(gone, { what: 'the egress to end' });
    });

    it('of an unknown producer is refused', async () => {
      const request = { ownerId: 'output', producerId: 'nobody', port: await freePort() };
      expect(await plane.openEgress(request)).toMatchObject({ ok: false, code: 'not_found' });
    });
  });
}
