/** What an audience may see of the board: staff everything, others nothing [K2]. */
import { EMPTY_BOARD } from '#shared/features/compile/state.ts';
import type { Presenter } from '../presenter.ts';

export const presentCompile: Presenter<'compile'> = {
  state: (slice, audience) => (audience.kind === 'staff' ? slice : EMPTY_BOARD),
  event: (event, audience) => (audience.kind === 'staff' ? event : null),
};
