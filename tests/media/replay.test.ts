/** The replay of a session over HTTP, from real segments: times, chapters, and the recording as one file. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptThread } from '#shared/features/followups/views.ts';
import type { DownloadState, ReplayView } from '#shared/features/replay/views.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { fetchText } from '#tests/support/hls-viewer.ts';
import type { HttpClient } from '#tests/support/http-client.ts';
import { probe } from '#tests/support/probe.ts';
import { holdRecordedSession, type RecordedSession } from '#tests/support/recorded-session.ts';
import { runProgram } from '#tests/support/run-program.ts';
import { createStillClock } from '#tests/support/still-clock.ts';
import {
  goLive,
  join as joinStaff,
  startTestServer,
  type TestServer,
  visit,
} from '#tests/support/test-server.ts';
import { colourName } from '#tests/support/tone.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const TITLE = '水电气计价与安全管理';
/** After this long the disk is looked at again, and what could not be completed is tried again [KR15]. */
const SEEN_MS = 2_000;
const TRIED_AGAIN_MS = 10_000;

describe('replay', () => {
  const clock = createStillClock();
  let server: TestServer;
  let held: RecordedSession;
  const view = async () => (await visit(server.url)).get<ReplayView>(`/api/sessions/${held.code}/replay`);

  beforeAll(async () => {
    await ensureDebianPackages(['ffmpeg']);
    server = await startTestServer({ overrides: { clock } });
    held = await holdRecordedSession(server, clock);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('[KR1][KR3][KR4][KR6] shows recording, chapters and conversation in the times of the player', async () => {
    const { video, durationMs, chapters, talk } = await view();
    expect(video).toEqual({ state: 'ready', address: `/media/${held.sessionId}/hls/replay.m3u8` });
    expect(durationMs).toBe(20_000);
    expect(chapters.map(({ kind, mediaMs, lostMs }) => [kind, mediaMs, (lostMs / 1000) | 0])).toEqual([
      ['stage', 0, 0],
      ['gap', 0, 2],
      ['gap', 10_000, 8],
      ['question', 14_000, 0],
      ['gap', 20_000, 2],
    ]);
    expect(talk.map(({ kind, mediaMs }) => [kind, Math.round(mediaMs / 1000)])).toEqual([
      ['comment', 3],
      ['question', 3],
      ['answer', 18],
    ]);
    expect(JSON.stringify(talk)).not.toContain('删掉我');
  });

  it('[KR10] is completed once for all who ask, and the rest of it is there where that cannot be done', async () => {
    const hls = join(held.folder, 'hls');
    await rm(hls, { recursive: true });
    // No folder can be made where a file stands.
    await writeFile(hls, '');
    clock.moveTo(clock.nowMs() + SEEN_MS);
    expect((await view()).video).toEqual({ state: 'finishing' });
    await rm(hls);
    clock.moveTo(clock.nowMs() + TRIED_AGAIN_MS);
    const all = await Promise.all(Array.from({ length: 10 }, view));
    expect(new Set(all.map(({ video }) => video.state))).toEqual(new Set(['ready']));
  });

  it('[KR5] offers the chapters as WebVTT, which ffmpeg reads', async () => {
    const address = `${server.url}/media/${held.sessionId}/chapters.vtt`;
    expect(await fetchText(address)).toMatch(/^WEBVTT\n[\s\S]*№1 几时通气？（住建局）/);
    const srt = await runProgram('ffmpeg', ['-loglevel', 'error', '-i', address, '-f', 'srt', 'pipe:1']);
    expect(srt.toString()).toMatch(/录像中断 8 秒/);
  });

  it('[KR1] plays from the first moment to the last', async () => {
    const { streams } = await probe(`${server.url}/media/${held.sessionId}/hls/replay-720p.m3u8`);
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac']);
    expect(streams[0]?.nb_read_packets).toBe(500);
  });

  it('[KR8] makes one file of it on demand, which can be taken in parts', async () => {
    const path = `/api/sessions/${held.code}/replay/download`;
    const citizen = await visit(server.url);
    expect(await citizen.get<DownloadState>(path)).toEqual({ state: 'none' });
    expect(await citizen.post(path, {})).toMatchObject({ ok: true, value: { state: 'waiting' } });
    const ready = await waitFor(
      async () => {
        const now = await citizen.get<DownloadState>(path);
        return now.state === 'ready' && now;
      },
      { what: 'the file', withinMs: 60_000 },
    );
    const { streams, format } = await probe(`${server.url}${ready.address}`);
    expect(streams.map(({ codec_name }) => codec_name).toSorted()).toEqual(['aac', 'h264']);
    expect(format.duration).toBeCloseTo(20, 0);
    const part = await fetch(`${server.url}${ready.address}`, { headers: { range: 'bytes=4-7' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('ftyp');
    const name = encodeURIComponent(`${TITLE}-2026-06-01.mp4`);
    expect(part.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    // Nothing was encoded anew, and both stretches are seen, although their encoders were set differently.
    for (const [at, colour] of [
      [5, 'red'],
      [15, 'blue'],
    ] as const) {
      const pixel = await runProgram('ffmpeg', [
        ...['-loglevel', 'error', '-ss', String(at), '-i', `${server.url}${ready.address}`, '-frames:v', '1'],
        ...['-vf', 'scale=1:1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'],
      ]);
      const [red = 0, green = 0, blue = 0] = pixel;
      expect(colourName({ red, green, blue }), `at ${at} s`).toBe(colour);
    }
  });

  it('[KR13][KR14] offers captions, takes edited ones from the clerk, and keeps nobody from a newer version', async () => {
    const { admin, sessionId, code } = held;
    const path = `/api/sessions/${code}/replay/captions`;
    const save = async (client: HttpClient, version: number, file: string) => {
      const headers = { 'content-type': 'text/vtt' };
      return JSON.parse((await client.request('POST', `${path}?version=${version}`, file, headers)).text);
    };
    const vtt = `${server.url}/media/${sessionId}/captions.vtt`;
    expect(await fetchText(vtt)).toContain('各位委员上午好');
    expect((await view()).captions).toMatchObject({ version: 0, cues: [{ startMs: 4_000, endMs: 6_000 }] });
    const clerk = await joinStaff(admin, 'clerk');
    const srt = '1\n00:00:01,000 --> 00:00:03,000\n改过的\n';
    expect(await save(await visit(server.url), 0, srt)).toMatchObject({ code: 'sign_in_required' });
    expect(await save(await joinStaff(admin, 'reviewer'), 0, srt)).toMatchObject({ code: 'forbidden' });
    expect(await save(clerk, 0, '不是字幕')).toMatchObject({ code: 'not_captions' });
    expect(await save(clerk, 0, 'x'.repeat(LIMITS.captionFileBytes + 1))).toMatchObject({
      code: 'too_large',
    });
    const cues = [{ startMs: 1_000, endMs: 3_000, text: '改过的' }];
    expect(await save(clerk, 0, srt)).toEqual({ ok: true, value: { version: 1, cues } });
    expect(await save(clerk, 0, srt)).toMatchObject({ code: 'conflict' });
    expect((await view()).captions).toEqual({ version: 1, cues });
    const asVtt = await runProgram('ffmpeg', [
      ...[
        '-loglevel',
        'error',
        '-i',
        `${server.url}/media/${sessionId}/captions.srt`,
        '-f',
        'webvtt',
        'pipe:1',
      ],
    ]);
    expect(asVtt.toString()).toContain('改过的');
  });

  it('[KR6] ledger and receipt know where the recording shows an answer', async () => {
    expect(await server.services.replays.moments(held.sessionId)).toEqual({
      [held.questionId]: 14_000,
    });
    const thread = await (await visit(server.url)).get<ReceiptThread>(`/api/track/${held.receipt}`);
    expect(thread).toMatchObject({ answerRecorded: true, question: { id: held.questionId } });
  });

  it('[KR7] a session that was not recorded is replayed as conversation alone', async () => {
    const { admin } = held;
    const units = (await admin.get<{ id: string }[]>('/api/units')).slice(0, 1);
    const other = await goLive(admin, units);
    const path = `/api/sessions/${other.code}/replay`;
    expect(await admin.get(path)).toMatchObject({ video: { state: 'notEnded' }, talk: [] });
    const started = clock.nowMs();
    clock.moveTo(started + 60_000);
    await admin.must('sessions:end', {}, { sessionId: other.sessionId });
    const ended = await admin.get<ReplayView>(path);
    expect(ended).toMatchObject({ video: { state: 'none' }, chapters: [{ kind: 'stage', mediaMs: 0 }] });
    expect(ended.durationMs).toBeCloseTo(60_000, -3);
  });
});
