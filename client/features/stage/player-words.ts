/** What the player shows, in words for those who do not see it. No React. */
import type { PlayerTexts } from '#client/locales/player.ts';
import type { ReceiverState } from '#client/media/media-client.ts';
import type { PlayerShows } from './view-model.ts';

interface Shown {
  readonly shows: PlayerShows;
  /** Stands on a still card. */
  readonly title: string;
  readonly state: Pick<ReceiverState, 'way' | 'fallen'> | null;
}

/** Nothing while the picture simply comes, or waits to be started. */
export function playerWords(t: PlayerTexts, { shows, title, state }: Shown): string {
  switch (shows.kind) {
    case 'card':
      return `${title} ${t[shows.card]}`;
    case 'ready':
      return '';
    case 'nothing':
      return t.noPicture;
    case 'listening':
      return [shows.silent ? t.noSound : t.audioOnlyNow, wayWords(t, state)].join(' ').trim();
    case 'playing':
      return wayWords(t, state);
    default:
      return t[shows.kind];
  }
}

/** By which way, when it is not the one that was wanted. */
function wayWords(t: PlayerTexts, state: Shown['state']): string {
  if (state?.way === 'sound') return t.bySound;
  return state?.way === 'hls' && state.fallen ? t.byHls : '';
}
