/** What a department sees: its questions by urgency, and the answer that it is preparing. */
import type { AnswerDraft, Commitment, Question } from '#shared/features/questions/state.ts';
import type { Supports } from './view-model.ts';

/** Where a question stands for one department. */
export type UnitStanding = 'onAir' | 'waiting' | 'drafted' | 'answered' | 'taken' | 'settled';

/** What is being written; empty strings where nothing is. */
export interface AnswerForm {
  readonly text: string;
  readonly commitment: Commitment;
}

export const EMPTY_COMMITMENT: Commitment = { measure: '', due: '', owner: '' };
export const EMPTY_FORM: AnswerForm = { text: '', commitment: EMPTY_COMMITMENT };

/** The draft that is still to be published; one that went out as an answer is none any more. */
export function openDraft(question: Question, unitId: string): AnswerDraft | undefined {
  const draft = question.drafts?.[unitId];
  const published = question.answers.some(
    (answer) => answer.unitId === unitId && draft !== undefined && answer.at >= draft.at,
  );
  return published ? undefined : draft;
}

/** Where the question stands for the department. */
export function standingOf(question: Question, unitId: string): UnitStanding {
  if (question.answering?.unitId === unitId) return 'onAir';
  if (question.settled !== null) {
    return question.settled.how === 'taken' && question.settled.unitId === unitId ? 'taken' : 'settled';
  }
  if (question.answers.some((answer) => answer.unitId === unitId)) return 'answered';
  return question.drafts?.[unitId] === undefined ? 'waiting' : 'drafted';
}

const URGENCY: Readonly<Record<UnitStanding, number>> = {
  onAir: 0,
  waiting: 1,
  drafted: 1,
  answered: 2,
  taken: 2,
  settled: 2,
};

/** The department's questions: on air first, then what it owes by support and age, then what is done. */
export function unitQueue(
  questions: readonly Question[],
  unitId: string,
  supports: Supports,
): readonly Question[] {
  const urgency = (question: Question) => URGENCY[standingOf(question, unitId)];
  return questions
    .filter((question) => question.status === 'published' && question.unitIds.includes(unitId))
    .sort((a, b) => urgency(a) - urgency(b) || (supports[b.id] ?? 0) - (supports[a.id] ?? 0) || a.no - b.no);
}

/** What the form begins with: what this device has not handed over yet, else the server's draft. */
export function formOf(kept: string, draft: AnswerDraft | undefined): AnswerForm {
  return (
    parseForm(kept) ?? (draft === undefined ? EMPTY_FORM : { text: draft.text, commitment: draft.commitment })
  );
}

/** Whether two forms say the same once the server has trimmed them. */
export function sameForm(a: AnswerForm, b: AnswerForm): boolean {
  return (
    a.text.trim() === b.text.trim() &&
    a.commitment.measure.trim() === b.commitment.measure.trim() &&
    a.commitment.due === b.commitment.due &&
    a.commitment.owner.trim() === b.commitment.owner.trim()
  );
}

/** The promise of a form, or null when none is made. */
export function commitmentOf(form: AnswerForm): Commitment | null {
  const { measure, due, owner } = form.commitment;
  return measure.trim() === '' && due === '' && owner.trim() === '' ? null : form.commitment;
}

/** As a device keeps it. */
export function writeForm(form: AnswerForm): string {
  return JSON.stringify(form);
}

/** What a device kept, or null when it is nothing of ours. */
export function parseForm(kept: string): AnswerForm | null {
  if (kept === '') return null;
  try {
    const value: unknown = JSON.parse(kept);
    if (!isRecord(value) || typeof value.text !== 'string' || !isRecord(value.commitment)) return null;
    const { measure, due, owner } = value.commitment;
    if (typeof measure !== 'string' || typeof due !== 'string' || typeof owner !== 'string') return null;
    return { text: value.text, commitment: { measure, due, owner } };
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The day that lies `days` after the given time, as a calendar day of the reader. */
export function dayAfter(now: number, days: number): string {
  const day = new Date(now + days * 24 * 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
