/** Who may come on stage, who is on air, and what the big screen shows. */
import type { Programme, ScreenContent, StageEncoder, StageGuest } from './state.ts';

export type StageEvent =
  | { readonly type: 'stage.guestInvited'; readonly guest: StageGuest }
  | { readonly type: 'stage.guestRemoved'; readonly guestId: string }
  | { readonly type: 'stage.encoderAdded'; readonly encoder: StageEncoder }
  | { readonly type: 'stage.encoderKeyChanged'; readonly encoderId: string; readonly keyDigest: string }
  | { readonly type: 'stage.encoderRemoved'; readonly encoderId: string }
  | { readonly type: 'stage.cut'; readonly programme: Programme }
  | { readonly type: 'stage.screenSet'; readonly screen: ScreenContent };
