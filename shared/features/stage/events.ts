/** Who may come on stage, who is on air, and what the big screen shows. */
import type { Programme, ScreenContent, StageGuest } from './state.ts';

export type StageEvent =
  | { readonly type: 'stage.guestInvited'; readonly guest: StageGuest }
  | { readonly type: 'stage.guestRemoved'; readonly guestId: string }
  | { readonly type: 'stage.cut'; readonly programme: Programme }
  | { readonly type: 'stage.screenSet'; readonly screen: ScreenContent };
