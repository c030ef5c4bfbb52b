/** What a session over several media workers means to those who are in it, over real sockets. */
import { describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { MediaNotice } from '#shared/contract/protocol.ts';
import type { RoomClient } from '#tests/support/room-client.ts';
import { goLive, setUp, startTestServer, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const openPath = (client: RoomClient) => client.send('stage:createTransport', { direction: 'receive' });
const openedBy = async (client: RoomClient): Promise<string> => {
  const opened = await openPath(client);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value.transportId;
};
const timesTold = ({ received }: RoomClient, notice: MediaNotice) =>
  received.filter((line) => line === JSON.stringify(['media', notice])).length;
const timesToldToRejoin = (client: RoomClient) => timesTold(client, { kind: 'roomLost' });

describe('a session over several media workers', () => {
  it('[T49] only the connection whose worker died is told, and only of its paths there', async () => {
    const mediaPlane = createFakeMediaPlane();
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const near = await watch(server.url, code);
    const far = await watch(server.url, code);
    expect((await openPath(near)).ok).toBe(true);
    const lost = await openedBy(far);
    const kept = await openedBy(far);
    mediaPlane.simulatePathsLost(far.sessionId, [lost]);
    const notice = { kind: 'pathsLost', transportIds: [lost] } as const;
    await waitFor(() => timesTold(far, notice) === 1, { what: 'the notice' });
    expect((await far.send('stage:restartIce', { transportId: lost })).ok).toBe(false);
    expect((await far.send('stage:restartIce', { transportId: kept })).ok).toBe(true);
    expect((await openPath(far)).ok).toBe(true);
    // Notices go out in order: one for everybody comes after one for somebody.
    mediaPlane.simulateWorkerDeath();
    for (const client of [near, far]) {
      await waitFor(() => timesToldToRejoin(client) === 1, { what: 'the notice for all' });
    }
    expect(near.received.filter((line) => line.includes('pathsLost'))).toEqual([]);
    for (const client of [near, far]) client.drop();
  });

  it('[T20] one busy worker turns nobody away, and all busy ones do', async () => {
    const mediaPlane = createFakeMediaPlane();
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const [first, second] = [await watch(server.url, code), await watch(server.url, code)];
    mediaPlane.setLoad({ busiest: 0.95, calmest: 0.3 });
    expect((await openPath(first)).ok).toBe(true);
    mediaPlane.setLoad({ busiest: 0.95, calmest: 0.9 });
    expect(await openPath(second)).toMatchObject({ ok: false, code: 'media_full' });
    for (const client of [first, second]) client.drop();
  });
});
