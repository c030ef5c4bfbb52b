/** What comes next for an author, who does it, and by when. Rule F22. */
import { isAnsweredLive } from '#shared/features/compile/coverage.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { NextStep, ReceiptThread } from '#shared/features/followups/views.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { FoundReceipt } from './receipts.ts';

type Next = Omit<ReceiptThread['next'], 'overdue'>;

const BEFORE_END: readonly SessionStatus[] = ['preparing', 'announced', 'live', 'paused'];
const NOTHING: Next = { kind: 'nothing', unitName: '', by: null };

/** `mayRate`: the author has not rated the last published reply yet. */
export function nextStep(found: FoundReceipt, item: FollowupState | null, mayRate: boolean): Next {
  if (item !== null) return nextOfItem(item, mayRate);
  if (found.item !== null) {
    const unitName = found.item.triage?.lead?.name ?? '';
    return found.item.status === 'open' ? { kind: 'dispatch', unitName, by: null } : NOTHING;
  }
  return nextOfQuestion(found);
}

function nextOfQuestion(found: FoundReceipt): Next {
  const { room, question, key } = found;
  const ended = room.compile.settled[key] !== undefined || question.status === 'returned';
  if (ended) return NOTHING;
  if (question.status !== 'published') return { ...NOTHING, kind: 'review' };
  if (isAnsweredLive(question) || room.session.status === 'closed') return NOTHING;
  // An answer that promises something is an answer: what it promises is followed up later.
  const unanswered = question.settled === null && question.answers.length === 0;
  const answering = BEFORE_END.includes(room.session.status) && unanswered;
  return { kind: answering ? 'answer' : 'compile', ...promiseOf(found) };
}

/** Who is to answer, and the date that was promised. */
function promiseOf({ room, question }: FoundReceipt): Omit<Next, 'kind'> {
  const promised = question.settled?.how === 'taken' ? question.settled : null;
  const unitId = promised?.unitId ?? question.unitIds[0];
  const unit = room.session.units.find(({ id }) => id === unitId);
  const due = promised?.commitment.due ?? '';
  return { unitName: unit?.name ?? '', by: due === '' ? null : due };
}

function nextOfItem(item: FollowupState, mayRate: boolean): Next {
  const to = (kind: NextStep, by: string | null = item.due): Next => ({ kind, unitName: item.lead.name, by });
  const redone = item.process === 'redo' || item.draft?.from === 'redo';
  switch (item.process) {
    case 'dispatched':
    case 'returned':
      return to('accept');
    case 'published':
      return nextOfPublished(item, mayRate);
    case 'closed':
      return NOTHING;
    case 'review':
      // Progress in review: the published reply stands and can be rated.
      if (item.draft?.from === 'published') return nextOfPublished(item, mayRate);
      return to(redone ? 'redo' : 'reply');
    default:
      return to(redone ? 'redo' : 'reply');
  }
}

function nextOfPublished(item: FollowupState, mayRate: boolean): Next {
  if (mayRate) return { kind: 'rate', unitName: item.lead.name, by: null };
  if (item.outcome !== 'underway' && item.outcome !== 'planned') return NOTHING;
  return { kind: 'progress', unitName: item.lead.name, by: item.replies.at(-1)?.due ?? null };
}
