/** Films from the upload over HTTP to the programme that comes back after them; only the sending is played by a fake. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import { createFakeProgrammeFeed } from '#server/adapters/memory/fake-programme-feed.ts';
import type { StageFilm } from '#shared/features/stage/state.ts';
import type { Result } from '#shared/kernel/result.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { makeFilm } from '#tests/support/film.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import {
  goLive,
  join as joinStaff,
  setUp,
  startTestServer,
  visit,
  watch,
} from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let film: Buffer;

interface Sent {
  readonly type?: string;
  readonly title?: string;
  readonly origin?: string;
}

/** Sends a file as the desk does. */
async function upload(
  http: HttpClient,
  code: string,
  bytes: Buffer,
  sent: Sent = {},
): Promise<Result<StageFilm>> {
  const { type = 'video/mp4', title = '专题片：一度水', origin = http.url } = sent;
  const response = await fetch(`${http.url}/api/sessions/${code}/films?title=${encodeURIComponent(title)}`, {
    method: 'POST',
    headers: { cookie: http.cookie, origin, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return response.json();
}

async function filmServer(environment: Readonly<Record<string, string>> = {}) {
  const feed = createFakeProgrammeFeed();
  const mediaPlane = createFakeMediaPlane();
  const server = await startTestServer({ environment, overrides: { programmeFeed: feed, mediaPlane } });
  const { admin, units } = await setUp(server);
  const { code, sessionId } = await goLive(admin, units);
  const desk = await RoomClient.join({ http: admin, code, audience: 'staff' });
  const viewer = await watch(server.url, code);
  const close = async () => {
    for (const client of [desk, viewer]) client.drop();
    await server[Symbol.asyncDispose]();
  };
  return { server, feed, mediaPlane, admin, code, sessionId, desk, viewer, [Symbol.asyncDispose]: close };
}

/** Uploads, and plays until the picture flows. */
async function playing(world: Awaited<ReturnType<typeof filmServer>>): Promise<string> {
  const { admin, code, desk, feed } = world;
  const uploaded = await upload(admin, code, film);
  if (!uploaded.ok) throw new Error(uploaded.code);
  const filmId = uploaded.value.id;
  const played = desk.must('stage:playFilm', { filmId });
  const running = await waitFor(() => feed.started.at(-1), { what: 'the feed' });
  running.flow();
  await played;
  return filmId;
}

describe('films', () => {
  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    await using folder = await tempDir('film');
    film = await readFile(makeFilm(folder.path, { seconds: 1 }));
  });

  it('[T12] the desk uploads, everybody else is refused, and refusals say why', async () => {
    await using world = await filmServer();
    const { admin, server, code, desk } = world;
    const reviewer = await joinStaff(admin, 'reviewer');
    const citizen = await visit(server.url);
    const codes = await Promise.all(
      [
        upload(citizen, code, film),
        upload(reviewer, code, film),
        upload(admin, 'ZZZZZZ', film),
        upload(admin, code, film, { origin: 'https://elsewhere.example' }),
        upload(admin, code, film, { type: 'text/plain' }),
        upload(admin, code, film, { title: ' ' }),
        upload(admin, code, Buffer.from('不是视频')),
      ].map(async (sent) => {
        const result = await sent;
        return result.ok ? 'taken' : result.code;
      }),
    );
    const refused = [
      'sign_in_required',
      'forbidden',
      'not_found',
      'bad_origin',
      'bad_request',
      'bad_request',
    ];
    expect(codes).toEqual([...refused, 'not_a_film']);
    expect(await upload(admin, code, film)).toMatchObject({ ok: true, value: { title: '专题片：一度水' } });
    await waitFor(() => Object.keys(desk.room.stage.films).length === 1, { what: 'the film at the desk' });
    const kept = await readdir(join(server.dataDir, 'films'), { recursive: true });
    expect(kept.filter((name) => name.endsWith('.mp4'))).toHaveLength(1);
  });

  it('[T13] [T14] a film goes on air when it flows, and what was there comes back when it is over', async () => {
    await using world = await filmServer();
    const { desk, viewer, feed, mediaPlane, sessionId } = world;
    const before = { video: { sourceId: 'host', track: 'camera' }, audio: ['host'], card: 'none' } as const;
    await desk.must('stage:cut', { ...before, audio: ['host'] });
    await playing(world);
    const onAir = () => viewer.room.stage.programme.video?.sourceId;
    await waitFor(() => onAir() === 'film', { what: 'the film on air' });
    await waitFor(() => viewer.now.sources?.some(({ camera, audio }) => camera !== null && audio !== null), {
      what: 'its picture and sound',
    });
    expect(viewer.room.stage.names).toEqual({ film: { label: '专题片：一度水' } });
    // The audience need not know what else is on the shelf.
    expect([viewer.room.stage.films, viewer.room.stage.film]).toEqual([{}, null]);
    feed.started.at(-1)?.end('played');
    await waitFor(() => onAir() === 'host', { what: 'what was on air before' });
    expect(viewer.room.stage.programme).toEqual(before);
    await waitFor(() => mediaPlane.producers(sessionId).length === 0, { what: 'its media to end' });
  });

  it('[T13] one at a time, from the beginning, and stopped by the desk', async () => {
    await using world = await filmServer();
    const { desk, feed, mediaPlane, sessionId } = world;
    const filmId = await playing(world);
    expect(await desk.send('stage:playFilm', { filmId })).toMatchObject({ code: 'wrong_state' });
    expect(await desk.send('stage:removeFilm', { filmId })).toMatchObject({ code: 'wrong_state' });
    await desk.must('stage:stopFilm', {});
    await waitFor(() => mediaPlane.producers(sessionId).length === 0, { what: 'its media to end' });
    expect(feed.started.map((one) => one.state())).toEqual(['closed']);
    const again = desk.must('stage:playFilm', { filmId });
    (await waitFor(() => feed.started[1], { what: 'the feed' })).flow();
    await again;
    expect(feed.started[1]?.picture).toMatchObject({ kind: 'film' });
  });

  it('[T13] a film that cannot be sent never goes on air', async () => {
    await using world = await filmServer();
    const { admin, code, desk, feed, mediaPlane, sessionId } = world;
    const uploaded = await upload(admin, code, film);
    const filmId = uploaded.ok ? uploaded.value.id : '';
    const played = desk.send('stage:playFilm', { filmId });
    (await waitFor(() => feed.started[0], { what: 'the feed' })).end('failed');
    expect(await played).toMatchObject({ code: 'film_unavailable' });
    expect(desk.room.stage.programme.video).toBeNull();
    expect(mediaPlane.producers(sessionId)).toEqual([]);
    mediaPlane.setStatus({ state: 'unavailable', reason: 'no worker' });
    expect(await desk.send('stage:playFilm', { filmId })).toMatchObject({ code: 'media_unavailable' });
  });

  it('[T14] a lost media room ends the film', async () => {
    await using world = await filmServer();
    await playing(world);
    world.mediaPlane.simulateWorkerDeath();
    await waitFor(() => world.desk.room.stage.film === null, { what: 'the end of the film' });
    expect(world.desk.room.stage.programme.video).toBeNull();
  });

  it('[T14] a server that starts again brings back what was on air before the film', async () => {
    await using data = await tempDir('film-data');
    const environment = { DATA_DIR: data.path };
    const before = { video: null, audio: ['host'], card: 'none' as const };
    const code = await (async () => {
      await using world = await filmServer(environment);
      await world.desk.must('stage:cut', before);
      await playing(world);
      return world.code;
    })();
    await using server = await startTestServer({ environment });
    const viewer = await watch(server.url, code);
    expect(viewer.room.stage.programme).toMatchObject(before);
    viewer.drop();
  });

  it('[T12] a film that is removed leaves the disk', async () => {
    await using world = await filmServer();
    const { server, desk } = world;
    const filmId = await playing(world);
    await desk.must('stage:stopFilm', {});
    await desk.must('stage:removeFilm', { filmId });
    const files = async () =>
      (await readdir(join(server.dataDir, 'films'), { recursive: true })).filter((name) =>
        name.includes('.'),
      );
    await waitFor(async () => (await files()).length === 0, { what: 'the files to go' });
  });
});
