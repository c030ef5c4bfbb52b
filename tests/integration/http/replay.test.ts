/** The replay over HTTP: the same bytes for all who ask, and what changes shows at once. */
import { expect, it } from 'vitest';
import type { ReplayView } from '#shared/features/replay/views.ts';
import { browserOf } from '#tests/support/http-world.ts';
import { goLive, setUp, startTestServer, visit } from '#tests/support/test-server.ts';

it('[KR15] is the same for all until something is deleted or captions are saved', async () => {
  await using server = await startTestServer();
  const { admin, units } = await setUp(server);
  const { sessionId, code } = await goLive(admin, units, { reviewComments: false });
  const path = `/api/sessions/${code}/replay`;
  const vtt = `/media/${sessionId}/captions.vtt`;
  const reader = browserOf(server.url);
  expect(await reader.get(vtt)).toMatchObject({ status: 404 });
  const citizen = await visit(server.url);
  const comment = { text: '删掉我', name: '乙' };
  const { commentId } = await citizen.must('comments:make', comment, { sessionId, as: 'citizen' });
  await admin.must('captions:say', { text: '各位委员上午好' }, { sessionId });
  expect(await reader.get(path)).toMatchObject({ body: { video: { state: 'notEnded' }, talk: [] } });
  await admin.must('sessions:end', {}, { sessionId });

  const first = await reader.get(path);
  expect(first).toMatchObject({ status: 200, body: { code, talk: [comment] } });
  expect(first.headers.get('cache-control')).toBe('public, max-age=5');
  const etag = first.headers.get('etag') ?? '';
  const again = await reader.send('GET', path, { headers: { 'if-none-match': etag } });
  expect(again).toMatchObject({ status: 304, text: '' });
  const plain = await reader.send('GET', path, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.text).toBe(first.text);
  // Whoever is signed in is told nothing more.
  expect(await admin.get<ReplayView>(path)).toEqual(first.body);

  await admin.must('comments:delete', { commentId, reason: '不当' }, { sessionId });
  const deleted = await reader.send('GET', path, { headers: { 'if-none-match': etag } });
  expect(deleted).toMatchObject({ status: 200, body: { talk: [] } });
  expect(deleted.text).not.toContain('删掉我');

  const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n改过的\n';
  const headers = { 'content-type': 'text/vtt' };
  await admin.request('POST', `${path}/captions?version=0`, file, headers);
  expect((await reader.get(vtt)).text).toContain('改过的');
  expect(await reader.get(path)).toMatchObject({
    body: { captions: { version: 1, cues: [{ startMs: 1000, endMs: 2000, text: '改过的' }] } },
  });
});
