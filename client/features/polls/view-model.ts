/** From polls, running tallies and what is mine to what a person sees of a poll. No React. */
import type { Mine, PollCounter } from '#shared/contract/protocol.ts';
import type { Poll } from '#shared/features/polls/state.ts';

export interface PollStanding {
  readonly poll: Poll;
  /** May be voted in now, by this person. */
  readonly canVote: boolean;
  readonly voted: boolean;
  readonly turnout: number;
  /** What may be shown, or null. */
  readonly tally: unknown;
}

const NOTHING_COUNTED: PollCounter = { turnout: 0, tally: null };

/** Where a poll stands for this person; a closed poll shows its final count, an open one what the server lets out. */
export function pollStanding(
  poll: Poll,
  counter: PollCounter | undefined,
  mine: Mine | null,
  votedHere: boolean,
): PollStanding {
  const voted = votedHere || mine?.voted.includes(poll.id) === true;
  const { turnout, tally } = poll.final ?? counter ?? NOTHING_COUNTED;
  return { poll, voted, canVote: poll.status === 'open' && !voted, turnout, tally: tally ?? null };
}
