/** Captions are everybody's. */
import type { Presenter } from '../presenter.ts';

export const presentCaptions: Presenter<'captions'> = {
  state: (slice) => slice,
  event: (event) => event,
};
