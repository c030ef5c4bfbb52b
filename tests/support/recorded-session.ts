/** A session that was held and recorded, with a gap of eight seconds: told on a moved clock, its pictures made ahead. */
import { join } from 'node:path';
import type { MovableClock } from '#scripts/demo/clock.ts';
import type { HttpClient } from './http-client.ts';
import { sampleRecording } from './sample-recording.ts';
import { goLive, setUp, type TestServer, visit } from './test-server.ts';

export interface RecordedSession {
  readonly admin: HttpClient;
  readonly sessionId: string;
  readonly code: string;
  /** Answered by voice; the answer begins 4 s into the second part, 14 s into the player. */
  readonly questionId: string;
  readonly receipt: string;
  readonly folder: string;
}

const START = Date.parse('2026-06-01T01:00:00Z');
const seconds = (count: number): number => START + count * 1000;

/** Colours of the two parts, in ffmpeg's words. */
type Colours = readonly [string, string];

/** Live for 32 s; recorded from 2 s to 12 s (red) and from 20 s to 30 s (blue), by encoders set differently. */
export async function holdRecordedSession(
  server: TestServer,
  clock: MovableClock,
  [first, second]: Colours = ['red', 'blue'],
): Promise<RecordedSession> {
  clock.moveTo(START);
  const { admin, units } = await setUp(server);
  const [unit] = units;
  const { sessionId, code } = await goLive(admin, units, { reviewComments: false });
  const place = { sessionId };
  const asCitizen = { sessionId, as: 'citizen' } as const;
  clock.moveTo(seconds(5));
  const citizen = await visit(server.url);
  const asked = { text: '几时通气？', name: '王阿姨', place: '', contact: '' };
  const { questionId, receipt } = await citizen.must('questions:ask', asked, asCitizen);
  await citizen.must('comments:make', { text: '听得很清楚', name: '甲' }, asCitizen);
  const { commentId } = await citizen.must('comments:make', { text: '删掉我', name: '乙' }, asCitizen);
  await admin.must('questions:pass', { questionId }, place);
  clock.moveTo(seconds(6));
  await admin.must('captions:say', { text: '各位委员上午好' }, place);
  clock.moveTo(seconds(24));
  await admin.must('questions:setAnswering', { questionId, unitId: unit?.id ?? '' }, place);
  clock.moveTo(seconds(28));
  await admin.must('questions:markAnswered', { questionId, text: '年底前' }, place);
  clock.moveTo(seconds(32));
  await admin.must('sessions:end', {}, place);
  await admin.must('comments:delete', { commentId, reason: '不当' }, place);
  const folder = join(server.dataDir, 'media', sessionId);
  await sampleRecording(folder, [
    { startedMs: seconds(2), seconds: 10, colour: first, hz: 440 },
    { startedMs: seconds(20), seconds: 10, colour: second, hz: 1250, preset: 'ultrafast' },
  ]);
  return { admin, sessionId, code, questionId, receipt, folder };
}
