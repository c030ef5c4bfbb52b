/** Polls (表决/测评): prepared, open, closed. Ballots are in the ledger, not here. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { PollEvent } from './events.ts';
import type { PollTypeName } from './types/index.ts';

export interface Poll {
  readonly id: string;
  readonly no: number;
  readonly title: string;
  readonly type: PollTypeName;
  /** Config of its type; JSON checked by the registry. */
  readonly config: unknown;
  /** Secret: who voted what can never be found out. Named: staff see it after closing. */
  readonly secret: boolean;
  /** When results are shown: at once, or only after closing. */
  readonly results: 'live' | 'after';
  readonly electorate: 'all' | 'verified';
  readonly status: 'prepared' | 'open' | 'closed';
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** The final count. */
  readonly final: { readonly tally: unknown; readonly turnout: number } | null;
}

export interface PollsState {
  readonly byId: Readonly<Record<string, Poll>>;
}

export const NO_POLLS: PollsState = { byId: {} };

/** The polls after one event. */
export function applyPolls(state: PollsState, event: PollEvent, meta: EventMeta): PollsState {
  switch (event.type) {
    case 'poll.prepared':
      return put(state, event.poll);
    case 'poll.opened':
      return put(state, { ...event.poll, status: 'open', openedAt: meta.at });
    case 'poll.closed': {
      const poll = state.byId[event.id];
      if (poll === undefined) return state;
      const final = { tally: event.tally, turnout: event.turnout };
      return put(state, { ...poll, status: 'closed', closedAt: meta.at, final });
    }
    case 'poll.removed': {
      const { [event.id]: _gone, ...byId } = state.byId;
      return { byId };
    }
    default:
      return assertNever(event);
  }
}

function put(state: PollsState, poll: Poll): PollsState {
  return { byId: { ...state.byId, [poll.id]: poll } };
}
