/** The big screen of a hall over a real socket: it shows the room and is none of the audience. */
import { describe, expect, it } from 'vitest';
import { plainTrackParameters } from '#server/adapters/memory/fake-media-parameters.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { goLive, setUp, startTestServer, type TestServer, visit, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

async function openSession(server: TestServer) {
  const { admin, units } = await setUp(server);
  const { code } = await goLive(admin, units);
  const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
  const wall = await RoomClient.join({ http: await visit(server.url), code, wall: true });
  return { code, desk, wall };
}

/** Present, and as visits. */
function isCounted({ now }: RoomClient, people: number): boolean {
  return now.counters?.current === people && now.counters.views === people;
}

describe('the wall', () => {
  it('[S13] is counted neither among people nor among visits, and is told what the others are', async () => {
    await using server = await startTestServer();
    const { code, wall, desk } = await openSession(server);
    const viewer = await watch(server.url, code);
    // A visit is counted a moment after its person.
    await waitFor(() => isCounted(wall, 1), { what: 'the viewer to be counted' });
    expect(wall.now.counters).toMatchObject({ current: 1, peak: 1, distinct: 1, views: 1 });
    const later = await watch(server.url, code);
    await waitFor(() => isCounted(desk, 2), { what: 'the second viewer to be counted' });
    wall.drop();
    viewer.drop();
    await waitFor(() => desk.now.counters?.current === 1, { what: 'one viewer to go' });
    expect(desk.now.counters).toMatchObject({ peak: 2, distinct: 2, views: 2 });
    for (const client of [later, desk]) client.drop();
  });

  it('[S13] [H1] is no viewer for the desk', async () => {
    await using server = await startTestServer();
    const { code, wall, desk } = await openSession(server);
    const viewer = await watch(server.url, code);
    const { transportId } = await desk.must('stage:createTransport', { direction: 'send' });
    const rtpParameters = plainTrackParameters('video/VP8', 101, 1111);
    await desk.must('stage:produce', { transportId, kind: 'video', role: 'camera', rtpParameters });
    await wall.must('stage:reportWatching', { way: 'hls' });
    await viewer.must('stage:reportWatching', { way: 'hls' });
    await waitFor(() => (desk.now.health?.viewers.hls ?? 0) > 0, { what: 'viewers at the desk' });
    expect(desk.now.health?.viewers).toEqual({ webrtc: 0, hls: 1, sound: 0, text: 0 });
    for (const client of [wall, viewer, desk]) client.drop();
  });

  it('[S13] [T20] is within the budget like any other: to say so widens no limit', async () => {
    await using server = await startTestServer({ environment: { WEBRTC_VIEWERS: '1' } });
    const { code, wall, desk } = await openSession(server);
    const another = await RoomClient.join({ http: await visit(server.url), code, wall: true });
    for (const client of [wall, another]) await client.must('stage:mediaJoin', {});
    await wall.must('stage:createTransport', { direction: 'receive' });
    expect(await another.send('stage:createTransport', { direction: 'receive' })).toMatchObject({
      code: 'media_full',
    });
    for (const client of [wall, another, desk]) client.drop();
  });
});
