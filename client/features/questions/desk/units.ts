/** What the moderator's desk says about departments: who is here, who keeps people waiting, what to look after. */
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { oldestWaiting, type Supports, tabOf, waitingSince } from './view-model.ts';

/** One department in the strip. */
export interface UnitLine {
  readonly id: string;
  readonly name: string;
  readonly here: boolean;
  readonly drafts: number;
  /** Questions routed to it without an answer of its own. */
  readonly waiting: number;
}

export type Hint =
  | { readonly kind: 'unitWaiting'; readonly unit: string; readonly count: number; readonly ms: number }
  | { readonly kind: 'unitAway'; readonly unit: string; readonly count: number }
  | { readonly kind: 'reviewWaiting'; readonly count: number; readonly ms: number }
  | { readonly kind: 'answeringLong'; readonly unit: string; readonly no: number; readonly ms: number }
  | { readonly kind: 'unroutedPopular'; readonly no: number; readonly supports: number };

/** What the hints are drawn from. */
export interface HintFacts {
  readonly questions: readonly Question[];
  readonly units: readonly UnitRef[];
  readonly unitsHere: readonly string[];
  readonly supports: Supports;
  readonly startedAt: string | null;
  readonly now: number;
}

const UNIT_PATIENCE_MS = 5 * 60_000;
const REVIEW_PATIENCE_MS = 2 * 60_000;
const SPEECH_MS = 5 * 60_000;
const POPULAR = 20;
const MOST_HINTS = 3;

/** Whether a department still owes an answer to a question. */
export function owes(question: Question, unitId: string): boolean {
  return (
    tabOf(question) === 'routed' &&
    question.unitIds.includes(unitId) &&
    !question.answers.some((answer) => answer.unitId === unitId)
  );
}

/** One line per invited department, in the order of the invitation. */
export function unitLines(
  units: readonly UnitRef[],
  unitsHere: readonly string[],
  questions: readonly Question[],
): readonly UnitLine[] {
  return units.map(({ id, name }) => ({
    id,
    name,
    here: unitsHere.includes(id),
    drafts: questions.filter(
      (question) =>
        question.drafts?.[id] !== undefined && !isAnsweredBy(question, id) && question.settled === null,
    ).length,
    waiting: questions.filter((question) => owes(question, id)).length,
  }));
}

function isAnsweredBy(question: Question, unitId: string): boolean {
  return question.answers.some((answer) => answer.unitId === unitId);
}

/** What deserves a look now, the most pressing first; at most three, so that they are read. */
export function hintsFor(facts: HintFacts): readonly Hint[] {
  if (facts.startedAt === null) return reviewHints(facts);
  return [...reviewHints(facts), ...unitHints(facts), ...speechHints(facts), ...popularHints(facts)].slice(
    0,
    MOST_HINTS,
  );
}

function reviewHints({ questions, now }: HintFacts): readonly Hint[] {
  const oldest = oldestWaiting(questions);
  if (oldest === null) return [];
  const ms = now - Date.parse(oldest.askedAt);
  const count = questions.filter((question) => question.status === 'pending').length;
  return ms < REVIEW_PATIENCE_MS ? [] : [{ kind: 'reviewWaiting', count, ms }];
}

function unitHints({ questions, units, unitsHere, startedAt, now }: HintFacts): readonly Hint[] {
  return units.flatMap((unit): readonly Hint[] => {
    const owed = questions.filter((question) => owes(question, unit.id));
    if (owed.length === 0) return [];
    if (!unitsHere.includes(unit.id)) return [{ kind: 'unitAway', unit: unit.name, count: owed.length }];
    const waits = owed.map((question) => now - Date.parse(waitingSince(question, startedAt)));
    const ms = Math.max(...waits);
    const count = waits.filter((wait) => wait >= UNIT_PATIENCE_MS).length;
    return count === 0 ? [] : [{ kind: 'unitWaiting', unit: unit.name, count, ms }];
  });
}

function speechHints({ questions, units, now }: HintFacts): readonly Hint[] {
  return questions.flatMap((question): readonly Hint[] => {
    if (question.answering === null) return [];
    const ms = now - Date.parse(question.answering.since);
    const unit = unitName(units, question.answering.unitId);
    return ms < SPEECH_MS ? [] : [{ kind: 'answeringLong', unit, no: question.no, ms }];
  });
}

function popularHints({ questions, supports }: HintFacts): readonly Hint[] {
  const top = questions
    .filter((question) => tabOf(question) === 'ready' && (supports[question.id] ?? 0) >= POPULAR)
    .sort((a, b) => (supports[b.id] ?? 0) - (supports[a.id] ?? 0))[0];
  return top === undefined ? [] : [{ kind: 'unroutedPopular', no: top.no, supports: supports[top.id] ?? 0 }];
}

/** The name of an invited department. */
export function unitName(units: readonly UnitRef[], id: string): string {
  return units.find((unit) => unit.id === id)?.name ?? '';
}

/** Names of departments, joined as the language does. */
export function unitNames(units: readonly UnitRef[], ids: readonly string[]): string {
  return ids
    .map((id) => unitName(units, id))
    .filter((name) => name !== '')
    .join('、');
}
