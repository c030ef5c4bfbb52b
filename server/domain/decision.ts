/** The shape of every decision: pure functions from state, command and facts to events or a refusal. */
import type { CommandName, PayloadOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import type { Comment } from '#shared/features/comments/state.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { StageFilm } from '#shared/features/stage/state.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';

/** What a decision may know beside state and command. Everything that is not pure comes in here. */
export interface Facts {
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly actor: Actor;
  readonly tenant: { readonly id: string; readonly name: string };
  /** Departments of the tenant. */
  readonly units: readonly UnitRef[];
  newId(prefix: string): string;
  newReceipt(): string;
  newSecret(): string;
  /** One-way digest of a token. */
  digest(token: string): string;
  /** Encrypts a contact detail. */
  seal(plain: string): string;
}

/** Facts that single commands need besides; looked up by the application before deciding. */
export interface ExtraFacts {
  /** The id that the new session's stream is named by. */
  'sessions:create': { readonly sessionId: string; readonly code: string };
  /** Null when the poll was not open yet as the ballots were to be counted. */
  'polls:close': { readonly counted: { readonly tally: unknown; readonly turnout: number } | null };
  /** The comment from its table, since the room keeps the newest only. */
  'comments:delete': { readonly comment: Comment | null };
  'comments:mute': { readonly comment: Comment | null };
  /** The film that was uploaded for this session, or null. */
  'stage:addFilm': { readonly film: StageFilm | null };
  /** Whether the address lies in a network that is not to be reached. */
  'stage:addPull': { readonly forbidden: boolean };
  'stage:addRestream': { readonly forbidden: boolean };
  'compile:pick': { readonly comments: readonly Comment[] };
  'compile:dispatch': { readonly supporters: number };
  'sessions:close': { readonly openItems: number };
}

export type FactsFor<N> = N extends keyof ExtraFacts ? Facts & ExtraFacts[N] : Facts;

/** Events to append, and the answer to the sender. */
export interface Decision<E, R> {
  readonly events: readonly E[];
  readonly reply: R;
  /** New follow-up streams that begin in the same transaction. */
  readonly begins?: readonly { readonly itemId: string; readonly events: readonly FollowupEvent[] }[];
}

/** Decides one command on a room. */
export type DecideRoom<N extends CommandName> = (
  room: RoomState,
  payload: PayloadOf<N>,
  facts: FactsFor<N>,
) => Result<Decision<RoomEvent, ReplyOf<N>>>;

/** One decider per command: forgetting one is a compile error. */
export type RoomDeciders<N extends CommandName> = { readonly [K in N]: DecideRoom<K> };

/** Who may carry out a command: null, or why not. */
export type Access<N extends CommandName> = {
  readonly [K in N]: (actor: Actor, room: RoomState, payload: PayloadOf<K>) => RefusalCode | null;
};
