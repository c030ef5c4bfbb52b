/** The stage: invited guests, the programme on air, films, and the content of the big screen. */
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { SourceEvent, StageEvent } from './events.ts';

/** Somebody who publishes by a personal link. */
export interface StageGuest {
  readonly id: string;
  readonly label: string;
  /** What the person is, such as 县水务局局长; shown under the name. */
  readonly title?: string;
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

/** A stream of a media partner, which the server fetches while the session is live. */
export interface StagePull {
  readonly id: string;
  readonly label: string;
  /** The desk's business: it may hold what lets one in there. */
  readonly url: string;
}

/** Another platform that the programme is sent on to. */
export interface StageRestream {
  readonly id: string;
  readonly label: string;
  readonly url: string;
  /** Sealed by the installation; never presented. */
  readonly sealedKey?: string;
}

/** Where pictures and sound come from: the desk, a guest, an encoder, a media partner, a feed into the server, or the film that is played. */
export const HOST_SOURCE = 'host';
export const FEED_SOURCE = 'feed';
export const FILM_SOURCE = 'film';

/** One source's camera or shared screen. */
export interface ProgrammePicture {
  readonly sourceId: string;
  readonly track: 'camera' | 'screen';
}

/** Shown with the main picture: side by side, or small in a corner of it. */
export interface SecondPicture extends ProgrammePicture {
  readonly place: 'beside' | 'inset';
}

/** What the audience receives, in source ids. */
export interface Programme {
  /** The main picture. */
  readonly video: ProgrammePicture | null;
  readonly second?: SecondPicture;
  readonly audio: readonly string[];
  /** A still card instead of a picture. */
  readonly card: 'none' | 'soon' | 'break' | 'ended';
}

/** Who can be seen, as told to the audience. */
export interface OnAirName {
  readonly label: string;
  readonly title?: string;
}

/** A film (专题片) that can be played to all. */
export interface StageFilm {
  readonly id: string;
  readonly title: string;
  readonly durationMs: number;
}

/** The film that is being played, and what was on air before it. */
export interface RunningFilm {
  readonly filmId: string;
  readonly before: Programme;
}

/** What the wall shows apart from the counters. */
export type ScreenContent =
  | { readonly kind: 'welcome' }
  /** What the audience sees, for a hall with remote guests. */
  | { readonly kind: 'programme' }
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'poll'; readonly pollId: string };

export interface StageState {
  readonly guests: Readonly<Record<string, StageGuest>>;
  readonly encoders: Readonly<Record<string, StageEncoder>>;
  /** Staff only. */
  readonly pulls: Readonly<Record<string, StagePull>>;
  /** Staff only. */
  readonly restreams: Readonly<Record<string, StageRestream>>;
  readonly programme: Programme;
  /** Number of the event that put the programme on air; 0 before the first cut [T53]. */
  readonly cutSeq: number;
  /** Names of the sources whose pictures are on air, as they were at the cut. */
  readonly names: Readonly<Record<string, OnAirName>>;
  /** Staff only. */
  readonly films: Readonly<Record<string, StageFilm>>;
  /** Staff only. */
  readonly film: RunningFilm | null;
  readonly screen: ScreenContent;
}

export const EMPTY_STAGE: StageState = {
  guests: {},
  encoders: {},
  pulls: {},
  restreams: {},
  programme: { video: null, audio: [], card: 'soon' },
  cutSeq: 0,
  names: {},
  films: {},
  film: null,
  screen: { kind: 'welcome' },
};

/** The stage after one event. */
export function applyStage(state: StageState, event: StageEvent, { seq }: EventMeta): StageState {
  switch (event.type) {
    case 'stage.cut':
      return { ...state, programme: event.programme, cutSeq: seq, names: event.names ?? {} };
    case 'stage.filmStarted':
      return { ...state, film: { filmId: event.filmId, before: event.before } };
    case 'stage.filmEnded':
      return { ...state, film: null };
    case 'stage.screenSet':
      return { ...state, screen: event.screen };
    default:
      return applySources(state, event);
  }
}

function applySources(state: StageState, event: SourceEvent): StageState {
  const { guests, encoders, pulls, restreams, films } = state;
  switch (event.type) {
    case 'stage.guestInvited':
      return { ...state, guests: { ...guests, [event.guest.id]: event.guest } };
    case 'stage.guestRemoved':
      return { ...state, guests: without(guests, event.guestId) };
    case 'stage.encoderAdded':
      return { ...state, encoders: { ...encoders, [event.encoder.id]: event.encoder } };
    case 'stage.encoderKeyChanged':
      return changeKey(state, event.encoderId, event.keyDigest);
    case 'stage.encoderRemoved':
      return { ...state, encoders: without(encoders, event.encoderId) };
    case 'stage.pullAdded':
      return { ...state, pulls: { ...pulls, [event.pull.id]: event.pull } };
    case 'stage.pullRemoved':
      return { ...state, pulls: without(pulls, event.pullId) };
    case 'stage.restreamAdded':
      return { ...state, restreams: { ...restreams, [event.restream.id]: event.restream } };
    case 'stage.restreamRemoved':
      return { ...state, restreams: without(restreams, event.restreamId) };
    case 'stage.filmAdded':
      return { ...state, films: { ...films, [event.film.id]: event.film } };
    case 'stage.filmRemoved':
      return { ...state, films: without(films, event.filmId) };
    default:
      return assertNever(event);
  }
}

function without<T>(all: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  const { [id]: _removed, ...rest } = all;
  return rest;
}

function changeKey(state: StageState, encoderId: string, keyDigest: string): StageState {
  const encoder = state.encoders[encoderId];
  if (encoder === undefined) return state;
  return { ...state, encoders: { ...state.encoders, [encoderId]: { ...encoder, keyDigest } } };
}
