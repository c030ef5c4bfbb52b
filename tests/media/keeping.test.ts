/** Recording that can be trusted: processes are killed, the disk fills up, and time runs out. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/contract/protocol.ts';
import type { DownloadState, ReplayView } from '#shared/features/replay/views.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { afterHoles, listSegments, watchSegment } from '#tests/support/hls-viewer.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { startMediaPlane } from '#tests/support/media-worker.ts';
import { probe } from '#tests/support/probe.ts';
import { childrenOf, processesWith, signalFirst } from '#tests/support/processes.ts';
import { holdRecordedSession } from '#tests/support/recorded-session.ts';
import { sendColourAndTone } from '#tests/support/rtp-source.ts';
import { runProgram } from '#tests/support/run-program.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { createStillClock } from '#tests/support/still-clock.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import {
  goLive,
  join as joinStaff,
  setUp,
  setUpWith,
  startTestServer,
  visit,
} from '#tests/support/test-server.ts';
import { colourName } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const PATIENCE = { withinMs: 60_000, everyMs: 200 };
const MB = 1024 * 1024;

beforeAll(() => ensureDebianPackages(['ffmpeg', 'fonts-noto-cjk']));

/** Segments that can be gone back to, oldest first. */
const kept = (url: string, sessionId: string) => listSegments(`${url}/media/${sessionId}/hls/dvr-720p.m3u8`);

/** Waits until there are two segments after the last of so many holes. */
const afterHole = (url: string, sessionId: string, holes: number) =>
  waitFor(
    async () => {
      const segments = await kept(url, sessionId);
      const found = afterHoles(segments);
      const lastMs = found.at(-1)?.startMs ?? 0;
      return found.length === holes && segments.filter(({ startMs }) => startMs >= lastMs).length >= 2;
    },
    { what: `segments after ${holes} holes`, ...PATIENCE },
  );

/** The holes in a replay: how much is lost, and where. A slow machine also misses its first and its last moments. */
const gapsOf = ({ chapters, durationMs }: ReplayView) =>
  chapters.filter(({ kind, mediaMs }) => kind === 'gap' && mediaMs > 0 && mediaMs < durationMs);

const ready = (client: HttpClient, code: string) =>
  waitFor(
    async () => {
      const view = await client.get<ReplayView>(`/api/sessions/${code}/replay`);
      return view.video.state === 'ready' && view;
    },
    { what: 'the replay', ...PATIENCE },
  );

/** Makes the file of everything, decodes all of it, and answers how long it is. */
async function decodeAll(client: HttpClient, code: string): Promise<number> {
  const path = `/api/sessions/${code}/replay/download`;
  await client.post(path, {});
  const file = await waitFor(
    async () => {
      const state = await client.get<DownloadState>(path);
      return state.state === 'ready' && state;
    },
    { what: 'the file', ...PATIENCE },
  );
  const address = `${client.url}${file.address}`;
  await runProgram('ffmpeg', ['-v', 'error', '-xerror', '-i', address, '-f', 'null', '-']);
  return (await probe(address)).format.duration;
}

describe('recording', () => {
  it('[KR10] outlives kill -9 of server and encoder, and marks both holes', async () => {
    const data = await tempDir('keeping');
    const environment = { DATA_DIR: data.path, HLS: 'on' };
    let server = await startServerProcess(environment);
    try {
      const { admin, units } = await setUpWith(server.url, server.token);
      const { sessionId, code } = await goLive(admin, units);
      await afterHole(server.url, sessionId, 0);
      await server.kill();
      // Nobody encodes for a server that is gone.
      await waitFor(() => processesWith('ffmpeg', sessionId).length === 0, {
        what: 'ffmpeg to end',
        ...PATIENCE,
      });
      server = await startServerProcess(environment);
      await afterHole(server.url, sessionId, 1);
      signalFirst(processesWith('ffmpeg', sessionId), 'SIGKILL');
      await afterHole(server.url, sessionId, 2);
      const again = admin.at(server.url);
      await again.must('sessions:end', {}, { sessionId });
      const view = await ready(again, code);
      const lostMs = view.stretches.slice(1).map((stretch, at) => {
        const before = view.stretches[at];
        return Math.round(stretch.startMs - (before?.startMs ?? 0) - (before?.durationMs ?? 0));
      });
      const gaps = gapsOf(view).map((gap) => Math.round(gap.lostMs));
      expect(gaps).toHaveLength(2);
      expect(lostMs).toEqual(expect.arrayContaining(gaps));
      // What was kept is what plays, to within a picture or two at each seam.
      expect(await decodeAll(again, code)).toBeCloseTo(view.durationMs / 1000, 0);
    } finally {
      await server.kill();
      await data.remove();
    }
  });

  it('[KR10] outlives kill -9 of the media worker without a gap: a card, then the picture again', async () => {
    const mediaPlane = await startMediaPlane();
    await using server = await startTestServer({ environment: { HLS: 'on' }, overrides: { mediaPlane } });
    const { admin, units } = await setUp(server);
    const { sessionId, code } = await goLive(admin, units);
    const show = async () => {
      const wanted = { roomId: sessionId, ownerId: 'feed', sourceId: 'feed', videoCodec: 'VP8' } as const;
      const opened = await mediaPlane.openIngest(wanted);
      if (!opened.ok) throw new Error(opened.code);
      const video = { sourceId: 'feed', track: 'camera' } as const;
      await admin.must('stage:cut', { video, audio: ['feed'], card: 'none' }, { sessionId });
      return sendColourAndTone(opened.value, 'red', 440);
    };
    const seen = (colour: string, afterMs: number) =>
      waitFor(
        async () => {
          const newest = (await kept(server.url, sessionId))
            .filter(({ startMs }) => startMs > afterMs)
            .at(-1);
          return newest !== undefined && colourName((await watchSegment(newest)).left) === colour;
        },
        { what: colour, ...PATIENCE },
      );
    await using _first = await show();
    await seen('red', 0);
    const killedMs = Date.now();
    signalFirst(childrenOf(process.pid, 'mediasoup-worker'), 'SIGKILL');
    await seen('other', killedMs);
    await waitFor(() => mediaPlane.status().state === 'ready', { what: 'a new worker', ...PATIENCE });
    const returnedMs = Date.now();
    await using _second = await show();
    await seen('red', returnedMs);
    await admin.must('sessions:end', {}, { sessionId });
    const view = await ready(admin, code);
    expect(gapsOf(view)).toEqual([]);
    expect(await decodeAll(admin, code)).toBeCloseTo(view.durationMs / 1000, 0);
  });

  it('[KR9] stops keeping on a full disk, says so at the desk, goes on with space, and never stops live', async () => {
    let freeMb = 100_000;
    const diskSpace = { freeBytes: async () => freeMb * MB };
    const environment = { HLS: 'on', RECORDING_MIN_FREE_MB: '1000' };
    await using server = await startTestServer({ environment, overrides: { diskSpace } });
    const { admin, units } = await setUp(server);
    const { sessionId, code } = await goLive(admin, units);
    const keeping = (audience: string) => async () =>
      (await admin.get<Snapshot>(`/api/sessions/${code}/snapshot?audience=${audience}`)).now.keeping;
    const says = (state: string) =>
      waitFor(async () => (await keeping('staff')())?.state === state, { what: state, ...PATIENCE });
    const files = () => readdirSync(join(server.dataDir, 'media', sessionId, 'runs', '0001', '720p'));
    await afterHole(server.url, sessionId, 0);
    expect(await keeping('staff')()).toEqual({ state: 'kept', minutesLeft: null });
    freeMb = 2000;
    await says('low');
    expect(await keeping('public')()).toBeNull();
    freeMb = 900;
    await says('stopped');
    // Live goes on, and old segments of it go away; what was kept before stays.
    const first = (await kept(server.url, sessionId))[0];
    const dropped = await waitFor(
      async () => {
        const segments = await kept(server.url, sessionId);
        return segments[0] !== undefined && segments[0].startMs > (first?.startMs ?? 0) && segments;
      },
      { what: 'the first removed segment', withinMs: 90_000, everyMs: 500 },
    );
    expect(dropped.length).toBeGreaterThanOrEqual(8);
    expect(files()).toContain('000000.m4s');
    freeMb = 50_000;
    await says('kept');
    const live = dropped.at(-1)?.startMs ?? 0;
    await waitFor(async () => ((await kept(server.url, sessionId)).at(-1)?.startMs ?? 0) > live + 4000, {
      what: 'live to go on',
      ...PATIENCE,
    });
    await admin.must('sessions:end', {}, { sessionId });
    const view = await ready(admin, code);
    const [gap, ...more] = gapsOf(view);
    expect(more).toEqual([]);
    expect(gap?.lostMs).toBeGreaterThanOrEqual(2000);
    const ends = view.stretches.map((_, at) =>
      view.stretches.slice(0, at + 1).reduce((sum, { durationMs }) => sum + durationMs, 0),
    );
    expect(ends).toContain(gap?.mediaMs);
    for (const { url } of await listSegments(`${server.url}/media/${sessionId}/hls/replay-720p.m3u8`))
      expect((await fetch(url)).status, url).toBe(200);
    expect(await decodeAll(admin, code)).toBeCloseTo(view.durationMs / 1000, 0);
  }, 300_000);

  it('[KR8] refuses to make a file that the disk does not take', async () => {
    const clock = createStillClock();
    const diskSpace = { freeBytes: async () => 1000 * MB };
    const environment = { RECORDING_MIN_FREE_MB: '999' };
    await using server = await startTestServer({ environment, overrides: { clock, diskSpace } });
    const { admin, code } = await holdRecordedSession(server, clock);
    const path = `/api/sessions/${code}/replay/download`;
    expect(await admin.post(path, {})).toEqual({ ok: true, value: { state: 'noSpace' } });
  });

  it('[KR11] removes recordings at the end of their time, and the replay page says so', async () => {
    const clock = createStillClock();
    await using server = await startTestServer({ overrides: { clock } });
    const { admin, code, folder } = await holdRecordedSession(server, clock);
    const endedMs = clock.nowMs();
    const reader = await visit(server.url);
    const view = () => reader.get<ReplayView>(`/api/sessions/${code}/replay`);
    const before = await view();
    const set = async (by: HttpClient, keepDays: number | null) =>
      JSON.parse((await by.request('PATCH', '/api/admin/recording', JSON.stringify({ keepDays }))).text);
    expect(await set(await joinStaff(admin, 'moderator'), 30)).toMatchObject({ code: 'forbidden' });
    expect(await set(admin, 0)).toMatchObject({ code: 'bad_request' });
    expect(await admin.get('/api/admin/recording')).toEqual({ keepDays: null });
    clock.moveTo(endedMs + 4000 * 24 * 3_600_000);
    await server.services.retention.sweep();
    expect((await view()).video.state).toBe('ready');
    clock.moveTo(endedMs);
    expect(await set(admin, 30)).toEqual({ ok: true, value: { keepDays: 30 } });
    clock.moveTo(endedMs + 29 * 24 * 3_600_000);
    await server.services.retention.sweep();
    expect((await view()).video.state).toBe('ready');
    clock.moveTo(endedMs + 31 * 24 * 3_600_000);
    await server.services.retention.sweep();
    const after = await view();
    expect(after.video).toMatchObject({ state: 'removed', afterDays: 30 });
    expect({ ...after, video: null }).toEqual({ ...before, video: null });
    expect(existsSync(join(folder, 'runs'))).toBe(false);
    expect((await fetch(`${server.url}/media/${before.sessionId}/hls/replay.m3u8`)).status).toBe(404);
    expect(await server.services.replays.moments(before.sessionId)).toEqual({});
    // Somebody was killed in the middle of it: nothing of it is handed out, and the next round takes it away.
    const file = join(folder, 'file', 'replay.mp4');
    await mkdir(join(folder, 'file'));
    await writeFile(file, 'left over');
    expect((await fetch(`${server.url}/media/${before.sessionId}/replay.mp4`)).status).toBe(404);
    await server.services.retention.sweep();
    expect(existsSync(file)).toBe(false);
    expect((await view()).video).toEqual(after.video);
  });
});
