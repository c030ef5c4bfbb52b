/** Coverage of the board (归并率): every submission ends somewhere, and this counts where (SPEC K12-K14). */
import type { Question, QuestionsState } from '#shared/features/questions/state.ts';
import { type CompileState, commentKey, questionKey, sourcesOf } from './state.ts';

/** What coverage is counted from; a room fits. */
export interface Compilable {
  readonly questions: QuestionsState;
  readonly compile: CompileState;
}

/** Where a submission stands: exactly one of these. */
export type SubmissionEnd =
  /** In an item, directly or through a merge. */
  | 'item'
  /** Answered live: settled so by a clerk, or so in the session itself. */
  | 'live'
  /** Left with a reason that a clerk stated. */
  | 'reason'
  /** Returned by a reviewer with a reason. */
  | 'returned'
  | 'open';

export interface Coverage {
  readonly total: number;
  readonly settled: number;
  readonly byKind: Readonly<Record<SubmissionEnd, number>>;
  /** Keys without an end, in the order in which they came in. */
  readonly open: readonly string[];
}

/** Whether the question was answered in the session and nothing was promised that somebody must follow. */
export function isAnsweredLive(question: Question): boolean {
  if (question.status !== 'published' || question.settled?.how === 'taken') return false;
  const promised = question.answers.some(
    ({ commitment }) => commitment !== null && (commitment.measure !== '' || commitment.due !== ''),
  );
  return !promised && (question.settled?.how === 'answered' || question.answers.length > 0);
}

/** Where every submission stands, by key. */
export function submissionEnds(room: Compilable): ReadonlyMap<string, SubmissionEnd> {
  const { items, picked, settled } = room.compile;
  const inItems = new Set(Object.values(items).flatMap(sourcesOf));
  const stated = (key: string): SubmissionEnd | null =>
    inItems.has(key) ? 'item' : (settled[key]?.how ?? null);
  const questions = Object.values(room.questions.byId).toSorted((a, b) => a.no - b.no);
  const comments = Object.values(picked).toSorted((a, b) => a.no - b.no);
  return new Map([
    ...questions.map((question): [string, SubmissionEnd] => {
      const key = questionKey(question.id);
      return [key, stated(key) ?? endOfQuestion(question)];
    }),
    ...comments.map((comment): [string, SubmissionEnd] => {
      const key = commentKey(comment.id);
      return [key, stated(key) ?? 'open'];
    }),
  ]);
}

function endOfQuestion(question: Question): SubmissionEnd {
  if (question.status === 'returned') return 'returned';
  return isAnsweredLive(question) ? 'live' : 'open';
}

/** How much of what came in has an end. */
export function coverage(room: Compilable): Coverage {
  const ends = [...submissionEnds(room)];
  const count = (kind: SubmissionEnd) => ends.filter(([, end]) => end === kind).length;
  const open = ends.filter(([, end]) => end === 'open').map(([key]) => key);
  return {
    total: ends.length,
    settled: ends.length - open.length,
    byKind: {
      item: count('item'),
      live: count('live'),
      reason: count('reason'),
      returned: count('returned'),
      open: open.length,
    },
    open,
  };
}
