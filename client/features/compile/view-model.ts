/** What the board shows: submissions with where they stand, items, and what may be done. Pure. */
import type { CommentRow } from '#shared/contract/http.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { type SubmissionEnd, submissionEnds } from '#shared/features/compile/coverage.ts';
import type { CompileItem, CompileItemStatus, CompileState } from '#shared/features/compile/state.ts';
import { commentKey, questionKey, sourcesOf } from '#shared/features/compile/state.ts';
import type { QuestionsState } from '#shared/features/questions/state.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';

/** A question or a picked comment, as one row. */
export interface Submission {
  readonly key: string;
  readonly id: string;
  readonly kind: 'question' | 'comment';
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly place: string;
  readonly end: SubmissionEnd;
  /** The item on the board that holds it. */
  readonly itemId: string | null;
  readonly itemNo: number | null;
  /** Settled on the board, so that it can be undone here. */
  readonly settledHere: boolean;
  readonly reason: string;
  /** Taken away with a promise: somebody must follow it. */
  readonly promised: boolean;
}

type BoardRoom = Pick<RoomState, 'questions' | 'compile'>;

/** All submissions, questions first, each by number. */
export function submissionsOf(room: BoardRoom): readonly Submission[] {
  const holders = holdersOf(room.compile);
  return [...submissionEnds(room)].flatMap(([key, end]) => {
    const words = wordsOf(room, key);
    if (words === null) return [];
    const holder = holders.get(key);
    const settled = room.compile.settled[key];
    return {
      key,
      end,
      ...words,
      itemId: holder?.id ?? null,
      itemNo: holder?.no ?? null,
      settledHere: settled !== undefined,
      reason: settled?.reason ?? '',
    };
  });
}

function holdersOf(board: CompileState): ReadonlyMap<string, CompileItem> {
  return new Map(
    Object.values(board.items).flatMap((item) => sourcesOf(item).map((key) => [key, item] as const)),
  );
}

type Words = Pick<Submission, 'id' | 'kind' | 'no' | 'text' | 'name' | 'place' | 'promised'>;

function wordsOf(room: BoardRoom, key: string): Words | null {
  const id = key.slice(2);
  const question = key === questionKey(id) ? questionOf(room.questions, id) : null;
  if (question !== null) return question;
  const comment = key === commentKey(id) ? room.compile.picked[id] : undefined;
  if (comment === undefined) return null;
  const { no, text, name } = comment;
  return { id, kind: 'comment', no, text, name, place: '', promised: false };
}

function questionOf(questions: QuestionsState, id: string): Words | null {
  const question = questions.byId[id];
  if (question === undefined) return null;
  const { no, text, name, place, settled } = question;
  return { id, kind: 'question', no, text, name, place, promised: settled?.how === 'taken' };
}

export type SubmissionFilter = 'open' | 'all' | 'settled';

/** Rows of the left side. */
export function filterSubmissions(
  all: readonly Submission[],
  filter: SubmissionFilter,
  search: string,
): readonly Submission[] {
  const wanted = search.trim().toLowerCase().replace(/^№/u, '');
  return all.filter(
    (one) =>
      (filter === 'all' || (one.end === 'open') === (filter === 'open')) &&
      (wanted === '' ||
        String(one.no) === wanted ||
        `${one.text}\n${one.name}\n${one.place}`.toLowerCase().includes(wanted)),
  );
}

/** Items of the right side, newest first while they are compiled, so that a new one is seen at once. */
export function itemsIn(board: CompileState, status: CompileItemStatus): readonly CompileItem[] {
  return Object.values(board.items)
    .filter((item) => item.status === status)
    .toSorted((a, b) => b.no - a.no);
}

/** Whether a row may go into an item or be settled. */
export function isFree(submission: Submission): boolean {
  return submission.itemId === null && !submission.settledHere;
}

const TITLE_LENGTH = 40;

/** A first title: the first sentence of the first submission, which the clerk then edits. */
export function firstTitle(texts: readonly string[]): string {
  const text = (texts[0] ?? '').trim();
  const sentence = text.split(/[。！？!?\n]/u)[0]?.trim() ?? '';
  const characters = Array.from(sentence === '' ? text : sentence);
  return characters.length <= TITLE_LENGTH
    ? characters.join('')
    : `${characters.slice(0, TITLE_LENGTH - 1).join('')}…`;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/** Thirty days from a date, moved past a weekend. The server knows the holidays, this is only a beginning. */
export function usualDue(today: string): string {
  const at = Date.parse(`${today}T00:00:00Z`) + USUAL_DAYS * DAY_MS;
  const weekday = new Date(at).getUTCDay();
  const beyond = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(at + beyond * DAY_MS).toISOString().slice(0, 10);
}

const OPEN: readonly SessionStatus[] = ['live', 'paused', 'compiling', 'handling'];
const WORKERS: readonly StaffRole[] = ['clerk', 'committee', 'administrator'];
const DISPATCHERS: readonly StaffRole[] = ['committee', 'administrator'];

/** What this person may do with the board at present; `why` says what to tell them when nothing. */
export function boardAccess(
  status: SessionStatus,
  role: StaffRole,
): { readonly edits: boolean; readonly why: 'none' | 'notOpen' | 'closed' | 'readOnly' } {
  if (status === 'closed') return { edits: false, why: 'closed' };
  if (!OPEN.includes(status)) return { edits: false, why: 'notOpen' };
  return WORKERS.includes(role) ? { edits: true, why: 'none' } : { edits: false, why: 'readOnly' };
}

export type LeaveStep = 'dispatch' | 'finish' | 'dispatchNeeds' | 'dispatchRole' | 'dispatchLater';

/** How an open item can leave the board, or what is missing for it. */
export function leaveStep(item: CompileItem, status: SessionStatus, role: StaffRole): LeaveStep {
  if (status !== 'compiling' && status !== 'handling') return 'dispatchLater';
  if (item.triage === null) return 'dispatchNeeds';
  if (item.triage.route === 'onsite') return 'finish';
  if (item.triage.lead === null) return 'dispatchNeeds';
  return DISPATCHERS.includes(role) ? 'dispatch' : 'dispatchRole';
}

/** Distinct supports cannot be told from counts, so the largest question speaks for the item. */
export function mostSupports(item: CompileItem, supports: Readonly<Record<string, number>>): number {
  return Math.max(0, ...sourcesOf(item).map((key) => supports[key.slice(2)] ?? 0));
}

/** Comments that may be picked and fit the search; deleted and rejected ones are not offered. */
export function pickable(
  rows: readonly CommentRow[],
  picked: CompileState['picked'],
  search: string,
): readonly (CommentRow & { readonly already: boolean })[] {
  const wanted = search.trim().toLowerCase();
  return rows
    .filter((row) => row.status === 'shown' || row.status === 'pending')
    .filter((row) => wanted === '' || `${row.text}\n${row.name}`.toLowerCase().includes(wanted))
    .map((row) => ({ ...row, already: Object.hasOwn(picked, row.id) }));
}
