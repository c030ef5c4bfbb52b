/** What a reply must hold, and how it is handed in and published. Rules F8, F10, F11. */
import type { PayloadOf } from '#shared/contract/catalogue.ts';
import type { FollowupDraft, Outcome } from '#shared/features/followups/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Refused, refuse } from '#shared/kernel/result.ts';
import type { DecideFollowup } from './decision.ts';

/** Characters that an explanation needs at least, why something cannot be done now. */
const EXPLANATION = 10;

function isPromise(outcome: Outcome): boolean {
  return outcome === 'underway' || outcome === 'planned';
}

/** Why the reply does not carry the outcome, or null. */
export function outcomeRefusal(
  outcome: Outcome,
  draft: Pick<FollowupDraft, 'text' | 'measure' | 'due'>,
): Refused | null {
  if (isPromise(outcome) && (draft.measure === '' || draft.due === '')) return refuse('commitment_required');
  const explained = [draft.text, draft.measure].some((words) => Array.from(words).length >= EXPLANATION);
  return outcome === 'cannot' && !explained ? refuse('reason_required') : null;
}

function submit(kind: FollowupDraft['kind']): DecideFollowup<'followups:reply' | 'followups:progress'> {
  return (_item, { itemId: _id, ...report }: PayloadOf<'followups:reply'>, { actor, at }) => {
    const refused = outcomeRefusal(report.outcome, report);
    if (refused !== null) return refused;
    if (isPromise(report.outcome) && report.due < chinaDate(at)) return refuse('due_in_past', report.due);
    const by = { id: actor.personId, name: actor.name };
    return ok({ events: [{ type: 'followup.replied', draft: { kind, ...report }, by }], reply: {} });
  };
}

export const submitReply = submit('reply');
export const submitProgress = submit('progress');

/** `followups:publish` */
export const publishDraft: DecideFollowup<'followups:publish'> = (item, { outcome }, { actor }) => {
  if (item.process !== 'review' || item.draft === null) return refuse('wrong_state', item.process);
  const refused = outcomeRefusal(outcome, item.draft);
  if (refused !== null) return refused;
  const by = { id: actor.personId, name: actor.name };
  return ok({ events: [{ type: 'followup.published', outcome, by }], reply: {} });
};
