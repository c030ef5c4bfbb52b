/** What a page knows of the programme that it receives. */
import type { Way } from './path-choice.ts';
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
