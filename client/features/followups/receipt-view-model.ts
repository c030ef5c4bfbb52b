/** What the receipt page makes of a thread. Pure. */
import type { Rating, Satisfaction } from '#shared/features/followups/state.ts';
import type { ReceiptStep, ReceiptThread } from '#shared/features/followups/views.ts';

/** How a step is drawn: carried out in jade, ended with a reason as a dash. */
export function lookOfStep(step: ReceiptStep): 'past' | 'stopped' | 'done' {
  if (step.kind === 'returned' || step.kind === 'held') return 'stopped';
  return step.kind === 'followup.published' && step.outcome === 'done' ? 'done' : 'past';
}

/** Which published reply a step tells of: the steps stand in the order of the replies. */
export function publishedIndex(steps: readonly ReceiptStep[], index: number): number {
  return steps.slice(0, index).filter((step) => step.kind === 'followup.published').length;
}

export interface NextDate {
  readonly kind: 'due' | 'promised';
  readonly date: string;
}

/** The date that an author may count on, and whether it is a duty or the department's own promise. */
export function nextDate({ kind, by }: ReceiptThread['next']): NextDate | null {
  if (by === null || by === '') return null;
  const promised = kind === 'progress' || kind === 'answer' || kind === 'compile';
  return { kind: promised ? 'promised' : 'due', date: by };
}

export interface RatingDraft {
  readonly handling: Satisfaction | null;
  readonly result: Satisfaction | null;
  readonly comment: string;
}

export interface ReadyRating {
  readonly handling: Satisfaction;
  readonly result: Satisfaction;
  readonly comment: string;
}

/** The rating when both words are chosen. */
export function readyRating({ handling, result, comment }: RatingDraft): ReadyRating | null {
  return handling === null || result === null ? null : { handling, result, comment: comment.trim() };
}

/** What the form must say beforehand: whether being dissatisfied sends the matter back. */
export function reopening(draft: RatingDraft, canReopen: boolean): 'none' | 'will' | 'willNot' {
  const dissatisfied = draft.handling === 'dissatisfied' || draft.result === 'dissatisfied';
  if (!dissatisfied) return 'none';
  return canReopen ? 'will' : 'willNot';
}

/** Ratings already given, newest first. */
export function givenRatings(given: readonly Rating[]): readonly Rating[] {
  // Phones of citizens may be older than `toSorted`.
  return [...given].sort((a, b) => b.replyNo - a.replyNo);
}
