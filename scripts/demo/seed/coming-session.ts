/** Announces the session of next week, which takes questions in advance. */
import type { MovableClock } from '#scripts/demo/clock.ts';
import { DAY_MS, HOUR_MS, hourOf } from '#scripts/demo/days.ts';
import { createChance } from '#scripts/demo/random.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import { COMING_QUESTIONS, COMING_SESSION } from '#scripts/demo/texts/sessions.ts';
import type { Viewer } from '#scripts/demo/viewers.ts';
import { ask, review, support } from './submit.ts';

/** The newest wait for review. */
const PENDING = 2;

/** Answers the session's code. */
export async function announceSession(
  cast: Cast,
  viewers: readonly Viewer[],
  clock: MovableClock,
  nowMs: number,
): Promise<string> {
  const chance = createChance(17);
  const browsers = viewers.slice(0, 20).map(({ browser }) => browser);
  clock.moveTo(nowMs - 2 * DAY_MS);
  const { sessionId, code } = await cast.committee.must('sessions:create', {
    ...COMING_SESSION,
    scheduledAt: new Date(hourOf(nowMs, 7, 9.5)).toISOString(),
    unitIds: Object.values(cast.unitIds),
  });
  await cast.committee.must('sessions:announce', {}, { sessionId });
  for (const [index, authored] of COMING_QUESTIONS.entries()) {
    clock.moveTo(nowMs - (COMING_QUESTIONS.length - index) * 5 * HOUR_MS);
    const browser = browsers[index % browsers.length] ?? cast.admin;
    const asked = await ask(browser, sessionId, authored);
    if (index >= COMING_QUESTIONS.length - PENDING) continue;
    await review(cast, sessionId, asked);
    await support(browsers, sessionId, asked, chance);
  }
  clock.moveToPresent();
  return code;
}
