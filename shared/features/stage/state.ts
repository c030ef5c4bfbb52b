/** The stage: invited guests, the programme on air, and the content of the big screen. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { StageEvent } from './events.ts';

/** Somebody who publishes by a personal link. */
export interface StageGuest {
  readonly id: string;
  readonly label: string;
  /** Digest of the link's token; staff only, the token itself is told once. */
  readonly tokenDigest?: string;
}

/** An encoder of a hall, which publishes over a stream address with a key. */
export interface StageEncoder {
  readonly id: string;
  readonly label: string;
  /** Digest of the key; never presented, the key itself is told once. */
  readonly keyDigest?: string;
}

/** Where pictures and sound come from: the moderator's own desk, a guest, or a feed into the server. */
export const HOST_SOURCE = 'host';
export const FEED_SOURCE = 'feed';

/** What the audience receives. Source ids; the picture is one source's camera or shared screen. */
export interface Programme {
  readonly video: { readonly sourceId: string; readonly track: 'camera' | 'screen' } | null;
  readonly audio: readonly string[];
  /** A still card instead of a picture. */
  readonly card: 'none' | 'soon' | 'break' | 'ended';
}

/** What the wall shows apart from the counters. */
export type ScreenContent =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'poll'; readonly pollId: string };

export interface StageState {
  readonly guests: Readonly<Record<string, StageGuest>>;
  readonly encoders: Readonly<Record<string, StageEncoder>>;
  readonly programme: Programme;
  readonly screen: ScreenContent;
}

export const EMPTY_STAGE: StageState = {
  guests: {},
  encoders: {},
  programme: { video: null, audio: [], card: 'soon' },
  screen: { kind: 'welcome' },
};

/** The stage after one event. */
export function applyStage(state: StageState, event: StageEvent, _meta: EventMeta): StageState {
  switch (event.type) {
    case 'stage.guestInvited':
      return { ...state, guests: { ...state.guests, [event.guest.id]: event.guest } };
    case 'stage.guestRemoved': {
      const { [event.guestId]: _removed, ...guests } = state.guests;
      return { ...state, guests };
    }
    case 'stage.encoderAdded':
      return { ...state, encoders: { ...state.encoders, [event.encoder.id]: event.encoder } };
    case 'stage.encoderKeyChanged':
      return changeKey(state, event.encoderId, event.keyDigest);
    case 'stage.encoderRemoved': {
      const { [event.encoderId]: _removed, ...encoders } = state.encoders;
      return { ...state, encoders };
    }
    case 'stage.cut':
      return { ...state, programme: event.programme };
    case 'stage.screenSet':
      return { ...state, screen: event.screen };
    default:
      return assertNever(event);
  }
}

function changeKey(state: StageState, encoderId: string, keyDigest: string): StageState {
  const encoder = state.encoders[encoderId];
  if (encoder === undefined) return state;
  return { ...state, encoders: { ...state.encoders, [encoderId]: { ...encoder, keyDigest } } };
}
