/** How WHIP ends, in whatever way, and what is left behind: nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_MS } from '#server/app/media/streams/stream-book.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { bearer } from './stream-client.ts';
import { OFFER, openWhipHall, type WhipHall } from './whip-hall.ts';

describe('WHIP that ends', () => {
  let hall: WhipHall;

  beforeAll(async () => {
    hall = await openWhipHall();
    return () => hall.server[Symbol.asyncDispose]();
  });

  const started = async () => {
    const { sourceId, token } = await hall.addEncoder();
    const { url } = await hall.client.mustPublish(token, OFFER);
    const [ownerId = ''] = hall.ownersOf(sourceId);
    return { sourceId, token, url, ownerId };
  };

  it('[W6] a path that never stands is closed', async () => {
    const { sourceId } = await started();
    hall.clock.advance(PATIENCE_MS - 1_000);
    expect(hall.ownersOf(sourceId)).toHaveLength(1);
    hall.clock.advance(1_000);
    expect(hall.ownersOf(sourceId)).toEqual([]);
  });

  it('[W6] a path that stands stays, a lost one is given as long to come back', async () => {
    const { sourceId, ownerId } = await started();
    hall.plane.simulatePath(ownerId, true);
    hall.clock.advance(10 * PATIENCE_MS);
    expect(hall.ownersOf(sourceId)).toHaveLength(1);
    hall.plane.simulatePath(ownerId, false);
    hall.clock.advance(PATIENCE_MS - 1_000);
    hall.plane.simulatePath(ownerId, true);
    hall.clock.advance(10 * PATIENCE_MS);
    expect(hall.ownersOf(sourceId)).toHaveLength(1);
    hall.plane.simulatePath(ownerId, false);
    hall.clock.advance(PATIENCE_MS);
    expect(hall.ownersOf(sourceId)).toEqual([]);
  });

  it('[W6] a thousand attempts at once leave one stream of their source, and nothing after a while', async () => {
    hall.clock.advance(PATIENCE_MS);
    const { sourceId, token } = await hall.addEncoder();
    for (let round = 0; round < 10; round += 1) {
      const answers = Array.from({ length: 100 }, () => hall.client.publish(token, OFFER));
      for (const { status } of await Promise.all(answers)) expect([201, 429]).toContain(status);
    }
    expect(hall.ownersOf(sourceId)).toHaveLength(1);
    hall.clock.advance(PATIENCE_MS);
    expect(hall.ownersOf(sourceId)).toEqual([]);
    expect(hall.server.services.streams.size()).toBe(0);
    expect((await hall.client.publish(token, OFFER)).status).toBe(201);
  });

  it('[W3] a removed encoder goes off the air and its stream ends', async () => {
    const { sourceId, token } = await started();
    const video = { sourceId, track: 'camera' } as const;
    await hall.admin.must('stage:cut', { video, audio: [sourceId], card: 'none' }, hall.session);
    await hall.admin.must('stage:removeEncoder', { sourceId }, hall.session);
    await waitFor(() => hall.ownersOf(sourceId).length === 0, { what: 'the end' });
    expect((await hall.client.publish(token, OFFER)).status).toBe(401);
  });

  it('[W3] a changed key ends what was published with the old one', async () => {
    const { sourceId, url, token } = await started();
    await hall.admin.must('stage:rotateEncoderKey', { sourceId }, hall.session);
    await waitFor(() => hall.ownersOf(sourceId).length === 0, { what: 'the end' });
    expect((await hall.client.remove(url, bearer(token))).status).toBe(404);
  });

  it('[W4] a lost room forgets its streams, and the encoder comes back', async () => {
    const { sourceId, token, url } = await started();
    hall.plane.simulateWorkerDeath();
    expect((await hall.client.remove(url, bearer(token))).status).toBe(404);
    await hall.client.mustPublish(token, OFFER);
    expect(hall.ownersOf(sourceId)).toHaveLength(1);
  });

  it('[T7] without a media worker the encoder is told to come back later', async () => {
    const { token } = await hall.addEncoder();
    hall.plane.setStatus({ state: 'unavailable', reason: 'no worker' });
    expect((await hall.client.publish(token, OFFER)).status).toBe(503);
    hall.plane.setStatus({ state: 'ready' });
  });

  it('[W3] the end of the session ends its streams', async () => {
    const { token } = await started();
    await hall.admin.must('sessions:end', {}, hall.session);
    await waitFor(() => hall.plane.producers(hall.session.sessionId).length === 0, { what: 'the end' });
    expect(hall.server.services.streams.size()).toBe(0);
    expect((await hall.client.publish(token, OFFER)).status).toBe(409);
  });
});
