/** Dates of an item, as people in China count them. Working days come from the calendar, not from here. */
import type { FollowupState } from './state.ts';

/** Whether the public still waits for a reply: nothing published yet, or redone after a dissatisfied rating. */
export function awaitsReply(item: FollowupState): boolean {
  if (item.process === 'published' || item.process === 'closed') return false;
  return item.process !== 'review' || item.draft?.from !== 'published';
}

/** Whether the reply is not published although its date has passed. */
export function isOverdue(item: FollowupState, today: string): boolean {
  return awaitsReply(item) && item.due < today;
}

/** Whether a date promised in the last reply has passed without a report that it was carried out. */
export function isPromiseOverdue(item: FollowupState, today: string): boolean {
  if (item.outcome !== 'underway' && item.outcome !== 'planned') return false;
  const promised = item.replies.at(-1)?.due ?? '';
  return promised !== '' && promised < today;
}

/** Whether an author may rate: the last published reply stands and is not being redone. */
export function isRatable(item: FollowupState): boolean {
  return item.process === 'published' || (item.process === 'review' && item.draft?.from === 'published');
}
