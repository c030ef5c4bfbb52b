/** Makes the live session: announced days ago, begun a quarter of an hour ago, with voices already in it. */
import type { MovableClock } from '#scripts/demo/clock.ts';
import { DAY_MS, MINUTE_MS } from '#scripts/demo/days.ts';
import { createChance } from '#scripts/demo/random.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import { commentAt } from '#scripts/demo/texts/comments.ts';
import type { AuthoredQuestion } from '#scripts/demo/texts/model.ts';
import { POLLS } from '#scripts/demo/texts/polls.ts';
import { ADVANCE_QUESTIONS, EARLY_QUESTIONS } from '#scripts/demo/texts/questions-advance.ts';
import { LIVE_SESSION } from '#scripts/demo/texts/sessions.ts';
import type { Viewer } from '#scripts/demo/viewers.ts';
import { ask, conclude, review, route, support } from './submit.ts';

export interface LiveSession {
  readonly sessionId: string;
  readonly code: string;
  readonly authored: Map<string, AuthoredQuestion>;
  readonly pollIds: readonly string[];
  /** How many comments have been made. */
  readonly commented: number;
}

const BEGAN_MINUTES_AGO = 16;
/** Comments before the newcomer comes; the last few of them wait for review. */
const COMMENTS = 44;
const COMMENTS_PENDING = 4;
/** Of the early questions the first are passed, and of those the first few are concluded. */
const EARLY_PASSED = 5;
const EARLY_CONCLUDED = 3;

interface Opening {
  readonly cast: Cast;
  readonly viewers: readonly Viewer[];
  readonly clock: MovableClock;
  readonly nowMs: number;
}

export async function openLiveSession(opening: Opening): Promise<LiveSession> {
  const { cast, clock, nowMs } = opening;
  const startMs = nowMs - BEGAN_MINUTES_AGO * MINUTE_MS;
  clock.moveTo(nowMs - 3 * DAY_MS);
  const { sessionId, code } = await cast.committee.must('sessions:create', {
    ...LIVE_SESSION,
    scheduledAt: new Date(startMs).toISOString(),
    unitIds: Object.values(cast.unitIds),
  });
  const place = { sessionId };
  await cast.committee.must('sessions:announce', {}, place);
  const authored = new Map<string, AuthoredQuestion>();
  await bringIn(opening, sessionId, authored, {
    questions: ADVANCE_QUESTIONS,
    fromMs: nowMs - 2 * DAY_MS,
    everyMs: 47 * MINUTE_MS,
    passed: ADVANCE_QUESTIONS.length,
    concluded: 0,
  });
  clock.moveTo(startMs);
  await cast.host.must('sessions:start', {}, place);
  const pollIds: string[] = [];
  for (const { leaning: _leaning, ...plan } of POLLS) {
    pollIds.push((await cast.host.must('polls:prepare', plan, place)).pollId);
  }
  for (const [index, stageId] of ['briefing', 'opinions', 'interaction'].entries()) {
    clock.moveTo(startMs + (3 + 5 * index) * MINUTE_MS);
    await cast.host.must('sessions:enterStage', { stageId }, place);
    await concludeSome(opening, sessionId, [...authored].slice(2 * index, 2 * index + 2));
  }
  await bringIn(opening, sessionId, authored, {
    questions: EARLY_QUESTIONS,
    fromMs: nowMs - 8 * MINUTE_MS,
    everyMs: 55_000,
    passed: EARLY_PASSED,
    concluded: EARLY_CONCLUDED,
  });
  await comment(opening, sessionId);
  clock.moveToPresent();
  return { sessionId, code, authored, pollIds, commented: COMMENTS };
}

interface Wave {
  readonly questions: readonly AuthoredQuestion[];
  readonly fromMs: number;
  readonly everyMs: number;
  readonly passed: number;
  readonly concluded: number;
}

async function bringIn(
  { cast, viewers, clock }: Opening,
  sessionId: string,
  authored: Map<string, AuthoredQuestion>,
  wave: Wave,
): Promise<void> {
  const chance = createChance(11);
  const browsers = viewers.map(({ browser }) => browser);
  for (const [index, question] of wave.questions.entries()) {
    clock.moveTo(wave.fromMs + index * wave.everyMs);
    const viewer = chance.pick(viewers);
    if (viewer === undefined) return;
    const asked = await ask(viewer.browser, sessionId, question);
    authored.set(asked.questionId, question);
    if (index >= wave.passed) continue;
    await review(cast, sessionId, asked);
    await route(cast, sessionId, asked);
    await support(browsers.slice(0, Math.ceil(browsers.length / 2)), sessionId, asked, chance);
    if (index < wave.concluded) await conclude(cast, sessionId, asked, clock.nowMs());
  }
}

/** A few of the advance questions are answered with every stage. */
async function concludeSome(
  { cast, clock }: Opening,
  sessionId: string,
  some: readonly (readonly [string, AuthoredQuestion])[],
): Promise<void> {
  for (const [questionId, authored] of some) {
    await conclude(cast, sessionId, { questionId, receipt: '', authored }, clock.nowMs());
  }
}

async function comment({ cast, viewers, clock, nowMs }: Opening, sessionId: string): Promise<void> {
  const chance = createChance(13);
  const ids: string[] = [];
  for (let index = 0; index < COMMENTS; index += 1) {
    clock.moveTo(nowMs - (COMMENTS - index) * 9000);
    const viewer = chance.pick(viewers);
    if (viewer === undefined) return;
    const payload = { text: commentAt(index), name: viewer.name };
    ids.push((await viewer.browser.must('comments:make', payload, { sessionId, as: 'citizen' })).commentId);
  }
  const commentIds = ids.slice(0, -COMMENTS_PENDING);
  await cast.reviewer.must('comments:pass', { commentIds }, { sessionId });
}
