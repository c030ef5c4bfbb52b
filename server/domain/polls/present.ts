/** What an audience may see of polls. Rules P2, P9; running tallies are in app/counters. */
import type { Poll } from '#shared/features/polls/state.ts';
import type { Presenter } from '../presenter.ts';

export const presentPolls: Presenter<'polls'> = {
  state: (slice, audience) => {
    if (audience.kind === 'staff') return slice;
    const seen = Object.entries(slice.byId).filter(([, poll]) => poll.status !== 'prepared');
    return { byId: Object.fromEntries(seen) };
  },
  event: (event, audience) => {
    if (audience.kind === 'staff') return event;
    return event.type === 'poll.prepared' || event.type === 'poll.removed' ? null : event;
  },
};

/** Whether a running tally may be sent to anybody [P9]. */
export function showsRunningTally(poll: Poll): boolean {
  return poll.status === 'closed' || poll.results === 'live';
}
