/** What can happen to a follow-up item, in its own stream `followup:<itemId>`. */
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { FollowupBrief, FollowupDraft, Outcome, PlannedWork, Rating, StaffRef } from './state.ts';

export type FollowupEvent =
  /** 正式交办; always the first event of the stream. */
  | { readonly type: 'followup.begun'; readonly brief: FollowupBrief; readonly by: StaffRef }
  | {
      readonly type: 'followup.accepted';
      readonly handler: string;
      readonly leader: string;
      readonly by: StaffRef;
    }
  | { readonly type: 'followup.returned'; readonly reason: string; readonly by: StaffRef }
  | { readonly type: 'followup.returnRefused'; readonly reason: string; readonly by: StaffRef }
  | {
      readonly type: 'followup.redispatched';
      readonly lead: UnitRef;
      readonly coUnits: readonly UnitRef[];
      readonly due: string;
      readonly note: string;
      readonly by: StaffRef;
    }
  | { readonly type: 'followup.planned'; readonly plan: PlannedWork; readonly by: StaffRef }
  /** A reply or a progress report is handed in for review. */
  | { readonly type: 'followup.replied'; readonly draft: FollowupDraft; readonly by: StaffRef }
  | { readonly type: 'followup.sentBack'; readonly reason: string; readonly by: StaffRef }
  /** The handed-in reply is published, with the outcome that the reviewer confirmed or corrected. */
  | { readonly type: 'followup.published'; readonly outcome: Outcome; readonly by: StaffRef }
  | { readonly type: 'followup.rated'; readonly rating: Rating }
  /** 重办 after a dissatisfied rating, with a new date for the reply. */
  | { readonly type: 'followup.reopened'; readonly due: string }
  | { readonly type: 'followup.urged'; readonly text: string; readonly by: StaffRef }
  | { readonly type: 'followup.closed'; readonly by: StaffRef };
