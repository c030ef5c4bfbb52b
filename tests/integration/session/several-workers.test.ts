/** What a session over several media workers means to those who are in it, over real sockets. */
import { describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { RoomClient } from '#tests/support/room-client.ts';
import { goLive, setUp, startTestServer, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const openPath = (client: RoomClient) => client.send('stage:createTransport', { direction: 'receive' });
const wasToldToRejoin = ({ received }: RoomClient) =>
  received.filter((line) => line === JSON.stringify(['media', { kind: 'roomLost' }])).length;

describe('a session over several media workers', () => {
  it('[T49] only the connection whose worker died is told', async () => {
    const mediaPlane = createFakeMediaPlane();
    await using server = await startTestServer({ overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const owners: string[] = [];
    const create = mediaPlane.createTransport.bind(mediaPlane);
    mediaPlane.createTransport = (request) => {
      owners.push(request.ownerId);
      return create(request);
    };
    const near = await watch(server.url, code);
    const far = await watch(server.url, code);
    for (const client of [near, far]) expect((await openPath(client)).ok).toBe(true);
    const [, lost = ''] = owners;
    mediaPlane.simulatePathsLost(far.sessionId, [lost]);
    await waitFor(() => wasToldToRejoin(far) === 1, { what: 'the notice' });
    expect((await openPath(far)).ok).toBe(true);
    // Notices go out in order: one for everybody comes after one for somebody.
    mediaPlane.simulateWorkerDeath();
    await waitFor(() => wasToldToRejoin(far) === 2, { what: 'the notice for all' });
    await waitFor(() => wasToldToRejoin(near) > 0, { what: 'the notice for all' });
    expect(wasToldToRejoin(near)).toBe(1);
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
