/** What the desks show of questions: which tab a question is in, in which order, how long it has waited. */
import type { Answer, Question } from '#shared/features/questions/state.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';

/** The columns of a question's life on the moderator's desk, in their order. */
export const QUEUE_TABS = ['waiting', 'ready', 'routed', 'answering', 'answered', 'returned'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

export const SORTS = ['support', 'oldest', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/** What can be done with a question by one key. */
export type QueueAction = 'pass' | 'edit' | 'hold' | 'return' | 'route' | 'screen' | 'answered';

export type Supports = Readonly<Record<string, number>>;

/** Every department that holds the question has answered it. */
function allAnswered(question: Question): boolean {
  const answered = new Set(question.answers.map((answer: Answer) => answer.unitId));
  return question.answers.length > 0 && question.unitIds.every((id) => answered.has(id));
}

/** The tab that a question belongs to; each has exactly one. */
export function tabOf(question: Question): QueueTab {
  if (question.status === 'returned') return 'returned';
  if (question.status !== 'published') return 'waiting';
  if (question.answering !== null) return 'answering';
  if (question.settled !== null || allAnswered(question)) return 'answered';
  return question.unitIds.length > 0 ? 'routed' : 'ready';
}

/** How many questions each tab holds. */
export function countTabs(questions: readonly Question[]): Readonly<Record<QueueTab, number>> {
  const counts = { waiting: 0, ready: 0, routed: 0, answering: 0, answered: 0, returned: 0 };
  for (const question of questions) counts[tabOf(question)] += 1;
  return counts;
}

/** How a tab is sorted unless somebody chose otherwise: those who wait first, then what most people ask. */
export function usualSort(tab: QueueTab): Sort {
  if (tab === 'waiting') return 'oldest';
  return tab === 'answered' || tab === 'returned' ? 'newest' : 'support';
}

/** Sorted; held ones after the others, so that they do not stand in the way. */
export function sortQuestions(
  questions: readonly Question[],
  sort: Sort,
  supports: Supports,
): readonly Question[] {
  const held = (question: Question) => (question.status === 'held' ? 1 : 0);
  const bySort = (a: Question, b: Question) => {
    if (sort === 'newest') return b.no - a.no;
    const more = sort === 'support' ? (supports[b.id] ?? 0) - (supports[a.id] ?? 0) : 0;
    return more === 0 ? a.no - b.no : more;
  };
  return [...questions].sort((a, b) => held(a) - held(b) || bySort(a, b));
}

/** Whether a question matches what was typed into the search: number, words, name or place. */
export function matches(question: Question, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  const no = /^(?:№|#|no\.?\s*)?(\d+)$/.exec(wanted)?.[1];
  if (no !== undefined && String(question.no) === no) return true;
  return `${question.text}\n${question.name}\n${question.place}`.toLowerCase().includes(wanted);
}

/**
 * What may be done with a question as it and its session stand: after the end nothing goes on the wall any more,
 * and once all is filed nothing changes [S14].
 */
export function actionsFor(question: Question, status: SessionStatus): readonly QueueAction[] {
  if (status === 'closed') return [];
  const actions = usualActions(question);
  return status === 'compiling' || status === 'handling'
    ? actions.filter((action) => action !== 'screen')
    : actions;
}

function usualActions(question: Question): readonly QueueAction[] {
  if (question.status === 'pending') return ['pass', 'edit', 'hold', 'return'];
  if (question.status === 'held') return ['pass', 'edit', 'return'];
  if (question.status === 'returned') return [];
  return question.settled === null ? ['route', 'screen', 'answered'] : ['route', 'screen'];
}

/** Since when a question waits for what comes next; questions of before the session wait since its start. */
export function waitingSince(question: Question, startedAt: string | null): string {
  if (question.status === 'pending' || question.status === 'held') return question.askedAt;
  const passed = question.review?.at ?? question.askedAt;
  return startedAt !== null && startedAt > passed ? startedAt : passed;
}

/** The longest waiting question before review, or null. */
export function oldestWaiting(questions: readonly Question[]): Question | null {
  const pending = questions.filter((question) => question.status === 'pending');
  return pending.reduce<Question | null>(
    (oldest, one) => (oldest === null || one.askedAt < oldest.askedAt ? one : oldest),
    null,
  );
}

/** A list that stays where the finger is. */
export interface SteadyList {
  readonly ids: readonly string[];
  /** How many wait behind the pill. */
  readonly fresh: number;
}

/**
 * Keeps what is shown in its place: gone ones leave, new ones that belong below the last are added,
 * all others wait until the list is asked to take them in.
 */
export function keepSteady(shown: readonly string[], wanted: readonly string[]): SteadyList {
  const at = new Map(wanted.map((id, index) => [id, index]));
  const kept = shown.filter((id) => at.has(id));
  if (kept.length === 0) return { ids: wanted, fresh: 0 };
  const last = Math.max(...kept.map((id) => at.get(id) ?? 0));
  const known = new Set(kept);
  const news = wanted.filter((id) => !known.has(id));
  const below = news.filter((id) => (at.get(id) ?? 0) > last);
  return { ids: [...kept, ...below], fresh: news.length - below.length };
}

/** The neighbour of a selected row; the first when none is selected, and never beyond the ends. */
export function moveSelection(ids: readonly string[], selected: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = selected === null ? -1 : ids.indexOf(selected);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Who is selected after one has left: the one that took its place. */
export function selectionAfter(ids: readonly string[], left: string): string | null {
  const at = ids.indexOf(left);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
