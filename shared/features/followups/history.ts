/** The history of a follow-up item: what each event leaves in it. */
import type { EventMeta } from '#shared/kernel/command.ts';
import type { FollowupEvent } from './events.ts';
import type { Outcome, StaffRef } from './state.ts';

/** An entry of the history. */
export interface Step {
  readonly kind: StepKind;
  readonly at: string;
  /** Null for what authors and the server do. */
  readonly by: StaffRef | null;
  /** The department that leads at that time. */
  readonly unitName: string;
  /** Reason, urging text and the like; never public. */
  readonly text: string;
  /** The outcome published with this step. */
  readonly outcome: Outcome | null;
}

export type StepKind = FollowupEvent['type'];

/** `unitName` is that of the department that leads after the event. */
export function stepOf(unitName: string, event: FollowupEvent, { at }: EventMeta): Step {
  return {
    kind: event.type,
    at,
    by: 'by' in event ? event.by : null,
    unitName,
    text: stepText(event),
    outcome: event.type === 'followup.published' ? event.outcome : null,
  };
}

function stepText(event: FollowupEvent): string {
  switch (event.type) {
    case 'followup.returned':
    case 'followup.returnRefused':
    case 'followup.sentBack':
      return event.reason;
    case 'followup.urged':
      return event.text;
    case 'followup.begun':
      return event.brief.note;
    case 'followup.redispatched':
      return event.note;
    case 'followup.planned':
      return event.plan.measure;
    case 'followup.replied':
      return event.draft.text;
    case 'followup.rated':
      return event.rating.comment;
    default:
      return '';
  }
}
