/** What an audience may see of a session: everything; whether it may see the session at all is S12. */
import type { Presenter } from '../presenter.ts';

export const presentSessions: Presenter<'session'> = {
  state: (slice) => slice,
  event: (event) => event,
};
