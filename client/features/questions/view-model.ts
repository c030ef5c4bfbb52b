/** From the room's questions to what a list shows: words' keys, tones, orders. No React. */
import type { Mine } from '#shared/contract/protocol.ts';
import type { Question, QuestionsState } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';

/** Where a question stands; the words of each are in the catalogue under `question`. */
export type QuestionStanding =
  | 'pending'
  | 'held'
  | 'returned'
  | 'published'
  | 'routed'
  | 'answering'
  | 'answeredLive'
  | 'answeredWritten'
  | 'answered'
  | 'taken';

export interface QuestionMark {
  readonly standing: QuestionStanding;
  readonly tone: 'waiting' | 'active' | 'done' | 'info' | 'stopped';
  /** Departments that the state speaks of. */
  readonly units: readonly string[];
}

const TONES: Readonly<Record<QuestionStanding, QuestionMark['tone']>> = {
  pending: 'waiting',
  held: 'waiting',
  returned: 'stopped',
  published: 'info',
  routed: 'info',
  answering: 'active',
  answeredLive: 'done',
  answeredWritten: 'done',
  answered: 'done',
  taken: 'info',
};

/** The state of a question: the furthest thing that happened to it. */
export function questionMark(question: Question, units: readonly UnitRef[]): QuestionMark {
  const standing = standingOf(question);
  return { standing, tone: TONES[standing], units: unitNames(unitIdsOf(question), units) };
}

function standingOf(question: Question): QuestionStanding {
  if (question.status !== 'published') return question.status;
  if (question.answering !== null) return 'answering';
  if (question.settled?.how === 'taken') return 'taken';
  const last = question.answers[question.answers.length - 1];
  if (last !== undefined) return last.kind === 'live' ? 'answeredLive' : 'answeredWritten';
  if (question.settled !== null) return 'answered';
  return question.unitIds.length > 0 ? 'routed' : 'published';
}

function unitIdsOf(question: Question): readonly string[] {
  if (question.answering !== null) return [question.answering.unitId];
  if (question.settled?.how === 'taken') return [question.settled.unitId];
  return question.unitIds;
}

/** Names of departments, in the session's order of ids; unknown ones are left out. */
export function unitNames(ids: readonly string[], units: readonly UnitRef[]): readonly string[] {
  return ids.flatMap((id) => units.find((unit) => unit.id === id)?.name ?? []);
}

export type QuestionOrder = 'support' | 'time';

/** Published questions in an order: most supported first, or newest first. */
export function orderQuestions(
  questions: QuestionsState,
  supports: Readonly<Record<string, number>>,
  order: QuestionOrder,
): readonly Question[] {
  const published = Object.values(questions.byId).filter((question) => question.status === 'published');
  const votes = (question: Question) => (order === 'support' ? (supports[question.id] ?? 0) : 0);
  return published.sort((a, b) => votes(b) - votes(a) || (order === 'support' ? a.no - b.no : b.no - a.no));
}

/** A list that stays where the finger is: what it shows, and how many newer ones wait behind the pill. */
export interface HeldList {
  readonly shown: readonly Question[];
  readonly waiting: number;
}

/** Keeps the order that the reader saw last; what is new waits, what was withdrawn goes. */
export function holdList(ordered: readonly Question[], heldIds: readonly string[]): HeldList {
  if (heldIds.length === 0) return { shown: ordered, waiting: 0 };
  const byId = new Map(ordered.map((question) => [question.id, question]));
  const shown = heldIds.flatMap((id) => byId.get(id) ?? []);
  return { shown, waiting: ordered.length - shown.length };
}

/** Own questions, newest first; the public copy, where there is one, knows more of what became of it. */
export function ownQuestions(mine: Mine | null, questions: QuestionsState): readonly Question[] {
  const own = mine?.questions ?? [];
  return own
    .map((question) => {
      const shown = questions.byId[question.id];
      return shown === undefined ? question : { ...question, ...shown };
    })
    .sort((a, b) => b.no - a.no);
}

/** A support that this person gave or took back and that the server has not confirmed yet. */
export interface WantedSupport {
  readonly on: boolean;
  /** The count when it was pressed; another count means that the server has spoken. */
  readonly countThen: number;
}

/** What the support button shows: the wish at once, the server's number as soon as it is known. */
export function supportShown(
  count: number,
  supported: boolean,
  wanted: WantedSupport | undefined,
): { readonly count: number; readonly on: boolean } {
  if (wanted === undefined) return { count, on: supported };
  if (wanted.on === supported || wanted.countThen !== count) return { count, on: wanted.on };
  return { count: Math.max(0, count + (wanted.on ? 1 : -1)), on: wanted.on };
}
