/** Who may do what with polls. */
import type { pollCommands } from '#shared/features/polls/commands.ts';
import { RUNS_ROOM, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const runs = staffOnly(...RUNS_ROOM);

export const pollAccess: Access<keyof typeof pollCommands> = {
  'polls:prepare': runs,
  'polls:open': runs,
  'polls:close': runs,
  'polls:remove': runs,
  'polls:vote': (actor, room, { pollId }) => {
    if (actor.role === 'system') return 'forbidden';
    const poll = room.polls.byId[pollId];
    return poll?.electorate === 'verified' && actor.role === 'citizen' && actor.verified !== true
      ? 'not_in_electorate'
      : null;
  },
};
