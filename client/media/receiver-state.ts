/** What a page knows of the programme that it receives. */
import type { HlsState } from './hls-viewer.ts';
import type { Condition, Way } from './path-choice.ts';
import type { ViewerState } from './viewer-state.ts';

export interface ReceiverState {
  readonly way: Way;
  readonly kind: ViewerState['kind'];
  /** The browser plays only without sound until somebody touches the page. */
  readonly silenced: boolean;
  /** It had to leave a better way. */
  readonly fallen: boolean;
}

/** Before anything was begun. */
export const NO_RECEIVING: ReceiverState = { way: 'text', kind: 'idle', silenced: false, fallen: false };

/** States that look the same to people. */
export function sameReceiving(a: ReceiverState, b: ReceiverState): boolean {
  return a.way === b.way && a.kind === b.kind && a.silenced === b.silenced && a.fallen === b.fallen;
}

/** What the server sends; whether this browser can make use of it is ours to know. */
export interface SentWays {
  readonly webrtc: boolean;
  readonly hls: boolean;
}

/** The ways that can be taken, the best first. */
export function waysOf({ webrtc, hls }: SentWays): readonly Way[] {
  const byHls: readonly Way[] = hls ? ['hls', 'sound'] : [];
  return webrtc ? ['webrtc', ...byHls] : byHls;
}

/** What the choice of ways makes of the state of HLS. */
export const HLS_CONDITIONS: Readonly<Record<HlsState, Condition>> = {
  loading: 'stalls',
  playing: 'flows',
  resting: 'rests',
  'needs-gesture': 'rests',
  failed: 'refused',
};

/** What a page says of HLS that has flowed once, or has not. */
export function kindOfHls(state: HlsState, hasFlowed: boolean): ViewerState['kind'] {
  if (state === 'playing' || state === 'needs-gesture') return state;
  // Nobody sees it: no word of a picture that was lost.
  if (state === 'resting' && hasFlowed) return 'playing';
  return hasFlowed ? 'recovering' : 'connecting';
}
