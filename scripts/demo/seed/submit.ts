/** Puts authored questions and comments into a session as citizens, and reviews them as staff. */
import type { Browser } from '#scripts/demo/browser.ts';
import { dateAfter } from '#scripts/demo/days.ts';
import type { Chance } from '#scripts/demo/random.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import type { AuthoredQuestion, Promised } from '#scripts/demo/texts/model.ts';
import type { Commitment } from '#shared/features/questions/state.ts';

/** A question that was asked. */
export interface Asked {
  readonly questionId: string;
  readonly receipt: string;
  readonly authored: AuthoredQuestion;
}

export async function ask(citizen: Browser, sessionId: string, authored: AuthoredQuestion): Promise<Asked> {
  const { text, name, place } = authored;
  const payload = { text, name, place, contact: '' };
  const { questionId, receipt } = await citizen.must('questions:ask', payload, { sessionId, as: 'citizen' });
  return { questionId, receipt, authored };
}

/** Returns, holds, edits or passes as authored; a colleague may have been faster. */
export async function review(cast: Cast, sessionId: string, { questionId, authored }: Asked): Promise<void> {
  const { reviewer } = cast;
  const wanted = authored.review;
  const place = { sessionId };
  if (wanted?.do === 'return') {
    const { reason, note } = wanted;
    await reviewer.command('questions:return', { questionId, reason, note }, place);
  } else if (wanted?.do === 'hold') {
    await reviewer.command('questions:hold', { questionId, note: wanted.note }, place);
  } else {
    const edited = wanted === undefined ? {} : { text: wanted.text };
    await reviewer.command('questions:pass', { questionId, ...edited }, place);
  }
}

export async function route(cast: Cast, sessionId: string, { questionId, authored }: Asked): Promise<void> {
  const unitIds = authored.units.map((key) => cast.unitIds[key]);
  await cast.host.command('questions:route', { questionId, unitIds }, { sessionId });
}

/** Supports a question with about as many people as its weight says. */
export async function support(
  citizens: readonly Browser[],
  sessionId: string,
  { questionId, authored }: Asked,
  chance: Chance,
): Promise<void> {
  const share = (authored.weight ?? 3) / 11;
  const supporters = citizens.filter(() => chance.next() < share);
  const place = { sessionId, as: 'citizen' } as const;
  await Promise.all(
    supporters.map((one) => one.command('questions:support', { questionId, on: true }, place)),
  );
}

/** A promise with its date, as the forms want it. */
export function commitmentOf(promised: Promised, nowMs: number): Commitment {
  return { measure: promised.measure, due: dateAfter(nowMs, promised.inDays), owner: promised.owner };
}

/** Carries out the authored end of a question, all at once. */
export async function conclude(
  cast: Cast,
  sessionId: string,
  { questionId, authored }: Asked,
  nowMs: number,
): Promise<void> {
  const { ending, units } = authored;
  const [unit] = units;
  if (ending === undefined || unit === undefined) return;
  const place = { sessionId };
  const unitId = cast.unitIds[unit];
  const officer = cast.officers[unit];
  switch (ending.how) {
    case 'written': {
      const commitment = ending.promised === undefined ? null : commitmentOf(ending.promised, nowMs);
      await officer.command('questions:answer', { questionId, text: ending.text, commitment }, place);
      return;
    }
    case 'draft': {
      const commitment = { measure: '', due: '', owner: '' };
      await officer.command('questions:draft', { questionId, text: ending.text, commitment }, place);
      return;
    }
    case 'live':
      await cast.host.command('questions:setAnswering', { questionId, unitId }, place);
      await cast.host.command('questions:markAnswered', { questionId, text: ending.text }, place);
      return;
    case 'taken': {
      const commitment = commitmentOf(ending.promised, nowMs);
      await cast.host.command('questions:takeAway', { questionId, unitId, commitment }, place);
    }
  }
}
