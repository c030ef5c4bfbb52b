/** Who may come on stage, who is on air, which films are played, and what the big screen shows. */
import type {
  OnAirName,
  Programme,
  ScreenContent,
  StageEncoder,
  StageFilm,
  StageGuest,
  StagePull,
  StageRestream,
} from './state.ts';

export type StageEvent =
  | SourceEvent
  | {
      readonly type: 'stage.cut';
      readonly programme: Programme;
      /** Of the sources whose pictures are on air; absent in older logs. */
      readonly names?: Readonly<Record<string, OnAirName>>;
    }
  | { readonly type: 'stage.filmStarted'; readonly filmId: string; readonly before: Programme }
  | { readonly type: 'stage.filmEnded'; readonly filmId: string; readonly how: FilmEnd }
  | { readonly type: 'stage.screenSet'; readonly screen: ScreenContent };

/** What could be put on air, and what no longer. */
export type SourceEvent =
  | { readonly type: 'stage.guestInvited'; readonly guest: StageGuest }
  | { readonly type: 'stage.guestRemoved'; readonly guestId: string }
  | { readonly type: 'stage.encoderAdded'; readonly encoder: StageEncoder }
  | { readonly type: 'stage.encoderKeyChanged'; readonly encoderId: string; readonly keyDigest: string }
  | { readonly type: 'stage.encoderRemoved'; readonly encoderId: string }
  | { readonly type: 'stage.pullAdded'; readonly pull: StagePull }
  | { readonly type: 'stage.pullRemoved'; readonly pullId: string }
  | { readonly type: 'stage.restreamAdded'; readonly restream: StageRestream }
  | { readonly type: 'stage.restreamRemoved'; readonly restreamId: string }
  | { readonly type: 'stage.filmAdded'; readonly film: StageFilm }
  | { readonly type: 'stage.filmRemoved'; readonly filmId: string };

/** It ran to its end, somebody stopped it, or it could not be sent on. */
export type FilmEnd = 'played' | 'stopped' | 'failed';
