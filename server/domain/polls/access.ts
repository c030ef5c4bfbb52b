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
    // Staff vote as citizens, on the citizen's page: one person has one identity there.
    if (actor.role !== 'citizen' && actor.role !== 'member') return 'forbidden';
    if (room.session.policy.guests === 'watch' && actor.role === 'citizen') return 'guests_may_only_watch';
    const poll = room.polls.byId[pollId];
    return poll?.electorate === 'verified' && actor.role === 'citizen' && actor.verified !== true
      ? 'not_in_electorate'
      : null;
  },
};
