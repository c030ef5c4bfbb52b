/** High-rate facts with a unique key: ballots, supports, visits. One person, one row is a database constraint. */

/** One vote. */
export interface BallotEntry {
  readonly pollId: string;
  readonly personId: string;
  readonly commandId: string;
  /** Answer as checked by the poll type; JSON. */
  readonly answer: unknown;
  /** Secret: who voted and what was voted are kept in two tables that cannot be joined. */
  readonly secret: boolean;
}

export type BallotOutcome =
  | 'stored'
  /** The same command again, also after the close: already stored, count nothing. */
  | 'repeated'
  /** The person has voted before with another command, and the poll is still open. */
  | 'already_voted'
  /** Closed, or never opened. */
  | 'poll_closed';

export interface Ledger {
  /** Allows votes from now on. Idempotent; a closed poll stays closed. */
  openPoll(pollId: string): Promise<void>;
  /**
   * Refuses votes from now on: no vote is stored after this resolves. Idempotent.
   * For a secret poll the ballots are rewritten in random order, so that nothing of their origin stays.
   */
  closePoll(pollId: string): Promise<void>;
  /** Stores the vote durably before resolving. Concurrent calls share a commit. */
  castBallot(entry: BallotEntry): Promise<BallotOutcome>;
  /** All answers of a poll with the number of ballots that gave each (equal answers are grouped by their JSON). */
  countBallots(pollId: string): Promise<readonly { readonly answer: unknown; readonly count: number }[]>;
  /** Number of people who have voted. */
  countVoters(pollId: string): Promise<number>;
  /** Everybody who has voted; read once when a room is loaded. */
  listVoters(pollId: string): Promise<readonly string[]>;
  /** Whether the person has voted. */
  hasVoted(pollId: string, personId: string): Promise<boolean>;
  /** Named polls only: who answered what. */
  listNamedBallots(
    pollId: string,
  ): Promise<readonly { readonly personId: string; readonly answer: unknown }[]>;
  /** Sets or withdraws a person's support; true when that changed something. Durable before resolving. */
  setSupport(targetId: string, scope: string, personId: string, on: boolean): Promise<boolean>;
  /** Every support in a scope (a session); read once when a room is loaded. */
  listSupports(scope: string): Promise<readonly { readonly targetId: string; readonly personId: string }[]>;
  /** Number of distinct people who support at least one of the targets. */
  countSupporters(targetIds: readonly string[]): Promise<number>;
  /** Notes that a person was there; true when this was the first time. Durable soon, not before resolving. */
  recordVisit(scope: string, personId: string): Promise<boolean>;
  countVisitors(scope: string): Promise<number>;
  close(): Promise<void>;
}
