/** Tells the session that is over: how it went, day by day, on a clock that was moved back. */
import { type Browser, visit } from '#scripts/demo/browser.ts';
import type { MovableClock } from '#scripts/demo/clock.ts';
import { hourOf, MINUTE_MS } from '#scripts/demo/days.ts';
import { answerOf } from '#scripts/demo/play/voting.ts';
import { type Chance, createChance } from '#scripts/demo/random.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import { PAST_COMMENTS, PAST_QUESTIONS } from '#scripts/demo/texts/past-questions.ts';
import { NICKNAMES } from '#scripts/demo/texts/people.ts';
import { PAST_POLL } from '#scripts/demo/texts/polls.ts';
import { PAST_SESSION } from '#scripts/demo/texts/sessions.ts';
import { type Asked, ask, conclude, review, route, support } from './submit.ts';

export interface PastSession {
  readonly sessionId: string;
  readonly code: string;
  readonly asked: readonly Asked[];
  readonly commentIds: readonly string[];
}

const CITIZENS = 24;
const STAGE_MINUTES = 15;

export async function holdPastSession(
  cast: Cast,
  url: string,
  clock: MovableClock,
  dayMs: number,
): Promise<PastSession> {
  const chance = createChance(7);
  const citizens = await Promise.all(Array.from({ length: CITIZENS }, () => visit(url)));
  const startMs = hourOf(dayMs, 0, 9.5);
  clock.moveTo(hourOf(dayMs, -5, 10));
  const plan = {
    ...PAST_SESSION,
    scheduledAt: new Date(startMs).toISOString(),
    unitIds: Object.values(cast.unitIds),
  };
  const { sessionId, code } = await cast.committee.must('sessions:create', plan);
  const place = { sessionId };
  await cast.committee.must('sessions:announce', {}, place);
  clock.moveTo(startMs);
  await cast.host.must('sessions:start', {}, place);
  const asked: Asked[] = [];
  for (const [index, authored] of PAST_QUESTIONS.entries()) {
    clock.moveTo(startMs + (8 + 4 * index) * MINUTE_MS);
    const question = await ask(citizens[index % CITIZENS] ?? cast.admin, sessionId, authored);
    await review(cast, sessionId, question);
    await route(cast, sessionId, question);
    await support(citizens, sessionId, question, chance);
    await conclude(cast, sessionId, question, clock.nowMs());
    asked.push(question);
  }
  const commentIds = await comment(cast, sessionId, citizens);
  clock.moveTo(startMs + 80 * MINUTE_MS);
  await takePoll(cast, sessionId, citizens, chance);
  await runAgenda(cast, sessionId, clock);
  await cast.host.must('sessions:end', {}, place);
  return { sessionId, code, asked, commentIds };
}

async function comment(cast: Cast, sessionId: string, citizens: readonly Browser[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, text] of PAST_COMMENTS.entries()) {
    const citizen = citizens[(index * 5) % citizens.length];
    if (citizen === undefined) continue;
    const name = NICKNAMES[(index * 7) % NICKNAMES.length] ?? '网友';
    const made = await citizen.must('comments:make', { text, name }, { sessionId, as: 'citizen' });
    ids.push(made.commentId);
  }
  await cast.reviewer.must('comments:pass', { commentIds: ids }, { sessionId });
  return ids;
}

async function takePoll(
  cast: Cast,
  sessionId: string,
  citizens: readonly Browser[],
  chance: Chance,
): Promise<void> {
  const { leaning: _leaning, ...plan } = PAST_POLL;
  const { pollId } = await cast.host.must('polls:prepare', plan, { sessionId });
  await cast.host.must('polls:open', { pollId }, { sessionId });
  await Promise.all(
    citizens.map((citizen) =>
      citizen.must(
        'polls:vote',
        { pollId, answer: answerOf(PAST_POLL, chance) },
        { sessionId, as: 'citizen' },
      ),
    ),
  );
  await cast.host.must('polls:close', { pollId }, { sessionId });
}

async function runAgenda(cast: Cast, sessionId: string, clock: MovableClock): Promise<void> {
  for (const { id } of PAST_SESSION.agenda.slice(1)) {
    await cast.host.must('sessions:enterStage', { stageId: id }, { sessionId });
    clock.moveTo(clock.nowMs() + STAGE_MINUTES * MINUTE_MS);
  }
}
