/** The shape of decisions about follow-up items, and what they may know beside state and command. */
import type { PayloadOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { followupCommands } from '#shared/features/followups/commands.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import type { Decision, Facts } from '../decision.ts';

export type FollowupCommandName = keyof typeof followupCommands;

/** Local rules, per installation (domain.md: "Handling rules seen in practice"). */
export interface FollowupPolicy {
  /** Working days after dispatch in which a department may return an item. */
  readonly returnDays: number;
  /** Working days for the second reply after a dissatisfied rating. */
  readonly redoDays: number;
}

export const DEFAULT_POLICY: FollowupPolicy = { returnDays: 3, redoDays: 10 };

export interface FollowupFacts extends Pick<Facts, 'at' | 'actor' | 'units'> {
  readonly policy: FollowupPolicy;
  /** The date `days` working days after a date (YYYY-MM-DD), by the official calendar. */
  addWorkingDays(date: string, days: number): string;
  /** The submission whose author holds the given receipt code, if it is in this item. */
  readonly receipt: { readonly itemId: string; readonly key: string } | null;
}

/** Decides one command on an item. */
export type DecideFollowup<N extends FollowupCommandName> = (
  item: FollowupState,
  payload: PayloadOf<N>,
  facts: FollowupFacts,
) => Result<Decision<FollowupEvent, ReplyOf<N>>>;

/** One decider per command: forgetting one is a compile error. */
export type FollowupDeciders = { readonly [K in FollowupCommandName]: DecideFollowup<K> };

/** Who may carry out a command: null, or why not. */
export type FollowupAccess = {
  readonly [K in FollowupCommandName]: (actor: Actor, item: FollowupState) => RefusalCode | null;
};
