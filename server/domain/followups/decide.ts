/** Decisions about one item. Rules F1-F14 in shared/features/followups/SPEC.md. */
import { isRatable } from '#shared/features/followups/due.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import type { FollowupState, Process, StaffRef } from '#shared/features/followups/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Decision } from '../decision.ts';
import { findDepartments } from '../departments.ts';
import type { DecideFollowup, FollowupDeciders, FollowupFacts } from './decision.ts';
import { publishDraft, submitProgress, submitReply } from './reply.ts';

type Done = Result<Decision<FollowupEvent, Record<string, never>>>;

const AT_WORK: readonly Process[] = ['accepted', 'handling', 'redo'];

/** A move from one of the allowed processes, or a refusal that changes nothing [F3]. */
function move(item: FollowupState, from: readonly Process[], event: FollowupEvent): Done {
  return from.includes(item.process)
    ? ok({ events: [event], reply: {} })
    : refuse('wrong_state', item.process);
}

function staff({ actor }: FollowupFacts): StaffRef {
  return { id: actor.personId, name: actor.name };
}

/** The last date on which the present department may return the item [F5]. */
export function returnDeadline(
  item: FollowupState,
  facts: Pick<FollowupFacts, 'addWorkingDays' | 'policy'>,
): string {
  return facts.addWorkingDays(chinaDate(item.dispatchedAt), facts.policy.returnDays);
}

const returnItem: DecideFollowup<'followups:return'> = (item, { reason }, facts) => {
  if (item.process !== 'dispatched') return refuse('wrong_state', item.process);
  if (item.returnRefused) return refuse('wrong_state', 'the return was refused');
  if (chinaDate(facts.at) > returnDeadline(item, facts)) return refuse('return_deadline_passed');
  return move(item, ['dispatched'], { type: 'followup.returned', reason, by: staff(facts) });
};

const redispatch: DecideFollowup<'followups:redispatch'> = (item, payload, facts) => {
  if (payload.due < chinaDate(facts.at)) return refuse('due_in_past', payload.due);
  const units = findDepartments(payload.leadUnitId, payload.coUnitIds, facts);
  if (!units.ok) return units;
  const { lead, coUnits } = units.value;
  if (lead === null) return refuse('lead_unit_missing');
  const { due, note } = payload;
  return move(item, ['dispatched', 'returned'], {
    type: 'followup.redispatched',
    lead,
    coUnits,
    due,
    note,
    by: staff(facts),
  });
};

/** Rating, and reopening by the first dissatisfied one [F12]. */
const rate: DecideFollowup<'followups:rate'> = (item, { handling, result, comment }, facts) => {
  const { receipt, at } = facts;
  if (receipt === null || receipt.itemId !== item.itemId) return refuse('not_found', 'receipt');
  const replyNo = item.replies.length;
  if (replyNo === 0 || !isRatable(item)) return refuse('wrong_state', item.process);
  const { key } = receipt;
  if (item.ratings.some((rating) => rating.key === key && rating.replyNo === replyNo))
    return refuse('already_rated');
  const rated: FollowupEvent = {
    type: 'followup.rated',
    rating: { key, replyNo, handling, result, comment, at },
  };
  const reopened = !item.reopened && (handling === 'dissatisfied' || result === 'dissatisfied');
  if (!reopened) return ok({ events: [rated], reply: { reopened } });
  const due = facts.addWorkingDays(chinaDate(at), facts.policy.redoDays);
  return ok({ events: [rated, { type: 'followup.reopened', due }], reply: { reopened } });
};

export const followupDeciders: FollowupDeciders = {
  'followups:accept': (item, { handler, leader }, facts) =>
    move(item, ['dispatched'], { type: 'followup.accepted', handler, leader, by: staff(facts) }),
  'followups:return': returnItem,
  'followups:refuseReturn': (item, { reason }, facts) =>
    move(item, ['returned'], { type: 'followup.returnRefused', reason, by: staff(facts) }),
  'followups:redispatch': redispatch,
  'followups:plan': (item, { measure, due, owner }, facts) =>
    due < chinaDate(facts.at)
      ? refuse('due_in_past', due)
      : move(item, AT_WORK, { type: 'followup.planned', plan: { measure, due, owner }, by: staff(facts) }),
  'followups:reply': (item, payload, facts) =>
    AT_WORK.includes(item.process) ? submitReply(item, payload, facts) : refuse('wrong_state', item.process),
  'followups:progress': (item, payload, facts) =>
    item.process === 'published' ? submitProgress(item, payload, facts) : refuse('wrong_state', item.process),
  'followups:sendBack': (item, { reason }, facts) =>
    move(item, ['review'], { type: 'followup.sentBack', reason, by: staff(facts) }),
  'followups:publish': publishDraft,
  'followups:rate': rate,
  'followups:urge': (item, { text }, facts) =>
    item.process === 'closed'
      ? refuse('wrong_state', item.process)
      : ok({ events: [{ type: 'followup.urged', text, by: staff(facts) }], reply: {} }),
  'followups:close': (item, _payload, facts) =>
    move(item, ['published'], { type: 'followup.closed', by: staff(facts) }),
};
