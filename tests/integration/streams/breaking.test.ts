/** What a media plane that breaks in the middle of opening something costs: that attempt, and nothing of the next. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeMediaPlane, type FakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { browserOffer } from '#tests/support/sdp-samples.ts';
import {
  goLive,
  type LiveSession,
  setUp,
  startTestServer,
  type TestServer,
  watch,
} from '#tests/support/test-server.ts';
import { streamClient } from './stream-client.ts';

const broken = (): never => {
  throw new Error('the worker answers nonsense');
};

describe('a media plane that breaks', () => {
  let plane: FakeMediaPlane;
  let server: TestServer;
  let admin: HttpClient;
  let session: LiveSession;
  let client: ReturnType<typeof streamClient>;
  let open: number;

  beforeAll(async () => {
    plane = createFakeMediaPlane();
    const { createTransport } = plane;
    plane.createTransport = async (request) => {
      const created = await createTransport.call(plane, request);
      if (created.ok) open += 1;
      return created;
    };
    plane.observe({
      transportClosed: () => {
        open -= 1;
      },
    });
    const environment = { WEBRTC_VIEWERS: '1' };
    server = await startTestServer({ environment, overrides: { mediaPlane: plane } });
    const { admin: first, units } = await setUp(server);
    admin = first;
    session = await goLive(admin, units);
    client = streamClient(server, session);
    return () => server[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    open = 0;
  });

  /** While `method` of the plane breaks. */
  const whileBroken = async (method: 'createTransport' | 'openProgramme' | 'produce', act: () => unknown) => {
    const works = plane[method];
    Object.assign(plane, { [method]: async () => broken() });
    await act();
    Object.assign(plane, { [method]: works });
  };
  const statuses = async (count: number, ask: () => Promise<Response>): Promise<number[]> => {
    const seen: number[] = [];
    for (let at = 0; at < count; at += 1) seen.push((await ask()).status);
    return [...new Set(seen)];
  };

  it('[W6] leaves nothing reserved in the waiting room of players', async () => {
    const ask = () => client.watch(browserOffer('recvonly'));
    await whileBroken('openProgramme', async () => expect(await statuses(25, ask)).toEqual([500]));
    expect((await ask()).status).toBe(201);
  });

  it('[W6] leaves nothing reserved in the waiting room of encoders, and no path of theirs', async () => {
    const { token } = await admin.must('stage:addEncoder', { label: '分会场' }, session);
    const ask = () => client.publish(token, browserOffer('sendonly'));
    await whileBroken('produce', async () => expect(await statuses(6, ask)).toEqual([500]));
    expect(open).toBe(0);
    expect((await ask()).status).toBe(201);
  });

  it('[T20] leaves nothing reserved in the budget of the audience', async () => {
    const [first, second] = [await watch(server.url, session.code), await watch(server.url, session.code)];
    const ask = () => first.send('stage:createTransport', { direction: 'receive' });
    await whileBroken('createTransport', async () => expect(await ask()).toMatchObject({ code: 'internal' }));
    await second.must('stage:createTransport', { direction: 'receive' });
    for (const viewer of [first, second]) viewer.drop();
  });
});
