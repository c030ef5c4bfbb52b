/** The receipt page: an author's own thread from question to rating, and what comes next and by when. Rule F22. */

import { presentPublic } from '#server/domain/followups/present.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import { isOverdue, isRatable } from '#shared/features/followups/due.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { ReceiptThread } from '#shared/features/followups/views.ts';
import type { AnswerMoments } from '#shared/features/replay/views.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { findItemRow } from './item-rows.ts';
import { nextStep } from './receipt-next.ts';
import { receiptSteps } from './receipt-steps.ts';
import { type FoundReceipt, findReceipt, type LoadRoom } from './receipts.ts';

export interface ReceiptQueries {
  /** The thread of the author who holds the code; `not_found` for any other code. */
  thread(code: string): Promise<Result<ReceiptThread>>;
}

interface ReceiptPorts {
  readonly store: EventStore;
  readonly clock: Pick<Clock, 'nowIso'>;
  readonly loadRoom: LoadRoom;
  /** Answers that the recording of a session shows. */
  readonly moments: (sessionId: string) => Promise<AnswerMoments>;
}

export function createReceiptQueries({ store, clock, loadRoom, moments }: ReceiptPorts): ReceiptQueries {
  return {
    thread: async (code) => {
      const found = await findReceipt({ store, loadRoom }, code);
      if (found === null) return refuse('not_found', 'receipt');
      const dispatched = found.item?.status === 'dispatched';
      const item = dispatched ? await findItemRow(store, found.item.id) : null;
      const recorded = await moments(found.room.session.id);
      const answerRecorded = Object.keys(recorded).includes(found.question.id);
      return ok({ ...threadOf(found, item, chinaDate(clock.nowIso())), answerRecorded });
    },
  };
}

/** Pure: everything the page shows of the question and its item. */
export function threadOf(
  found: FoundReceipt,
  item: FollowupState | null,
  today: string,
): Omit<ReceiptThread, 'answerRecorded'> {
  const { room, question } = found;
  const { id, code, title, tenantName } = room.session;
  const rating = ratingOf(found.key, item);
  const next = nextStep(found, item, rating.replyNo !== null);
  return {
    sessionId: id,
    sessionCode: code,
    sessionTitle: title,
    tenantName,
    question: {
      id: question.id,
      no: question.no,
      text: question.original ?? question.text,
      publishedText: question.edited && question.status === 'published' ? question.text : null,
      name: question.name,
      place: question.place,
      channel: question.channel,
      askedAt: question.askedAt,
      status: question.status,
    },
    steps: receiptSteps(found, item),
    next: { ...next, overdue: item !== null && isOverdue(item, today) },
    item: item === null ? null : presentPublic(item),
    rating,
  };
}

function ratingOf(key: string, item: FollowupState | null): ReceiptThread['rating'] {
  if (item === null) return { replyNo: null, given: [], canReopen: false };
  const given = item.ratings.filter((rating) => rating.key === key);
  const replyNo = item.replies.length;
  const open = replyNo > 0 && isRatable(item) && !given.some((rating) => rating.replyNo === replyNo);
  return { replyNo: open ? replyNo : null, given, canReopen: !item.reopened };
}
