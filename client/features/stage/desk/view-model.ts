/** What the moderator's desk shows of the stage, and which programme each button asks for. */
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import { keepSources } from '#shared/features/stage/programme.ts';
import {
  FEED_SOURCE,
  FILM_SOURCE,
  HOST_SOURCE,
  type Programme,
  type SecondPicture,
  type StageState,
} from '#shared/features/stage/state.ts';
import type { PictureTrack } from '../view-model.ts';

export type SourceKind = 'host' | 'guest' | 'encoder' | 'pull' | 'feed' | 'film';
export type Place = SecondPicture['place'];
export type Card = Exclude<Programme['card'], 'none'>;

export const CARDS: readonly Card[] = ['soon', 'break', 'ended'];

/** One source as a tile. */
export interface SourceTile {
  readonly id: string;
  readonly kind: SourceKind;
  /** Of a guest, an encoder, a partner or a film; empty for the desk and the feed, whose names are in the catalogue. */
  readonly label: string;
  readonly title: string;
  /** What it sends at present, as ids of producers. */
  readonly live: LiveSource | null;
  /** Which of its pictures is the main one on air. */
  readonly picture: PictureTrack | null;
  /** Which of its pictures is the second one on air, and where. */
  readonly second: Omit<SecondPicture, 'sourceId'> | null;
  readonly sound: boolean;
}

/** The desk first, then guests, encoders and partners in the order in which they came, then a feed and a film when there are any. */
export function sourceTiles(stage: StageState, sources: readonly LiveSource[]): readonly SourceTile[] {
  const tile = (id: string, kind: SourceKind, name: { label: string; title?: string }): SourceTile => ({
    id,
    kind,
    label: name.label,
    title: name.title ?? '',
    live: sources.find((source) => source.sourceId === id) ?? null,
    picture: pictureOnAir(stage.programme, id),
    second: secondOnAir(stage.programme, id),
    sound: stage.programme.audio.includes(id),
  });
  const feed = sources.some((source) => source.sourceId === FEED_SOURCE);
  const film = stage.film === null ? undefined : stage.films[stage.film.filmId];
  return [
    tile(HOST_SOURCE, 'host', { label: '' }),
    ...Object.values(stage.guests).map((guest) => tile(guest.id, 'guest', guest)),
    ...Object.values(stage.encoders).map((encoder) => tile(encoder.id, 'encoder', encoder)),
    ...Object.values(stage.pulls).map((pull) => tile(pull.id, 'pull', pull)),
    ...(feed ? [tile(FEED_SOURCE, 'feed', { label: '' })] : []),
    ...(film === undefined ? [] : [tile(FILM_SOURCE, 'film', { label: film.title })]),
  ];
}

/** Whether anything of a source reaches the audience. */
export function isTileOnAir({ picture, second, sound }: SourceTile): boolean {
  return picture !== null || second !== null || sound;
}

function pictureOnAir(programme: Programme, sourceId: string): PictureTrack | null {
  if (programme.card !== 'none' || programme.video?.sourceId !== sourceId) return null;
  return programme.video.track;
}

function secondOnAir(programme: Programme, sourceId: string): SourceTile['second'] {
  const { second, card } = programme;
  if (card !== 'none' || second?.sourceId !== sourceId) return null;
  return { track: second.track, place: second.place };
}

/** A programme as the command takes it. */
export function cutPayload({ video, second, audio, card }: Programme): InputOf<'stage:cut'> {
  return { video, ...(second === undefined ? {} : { second }), audio: [...audio], card };
}

/**
 * Cuts to a picture, alone. The sound of a source that comes on air comes along, so that nobody forgets it; between
 * pictures of sources that are seen already it stays as it was.
 */
export function cutTo(programme: Programme, source: LiveSource, track: PictureTrack): Programme {
  const audio = audioWith(programme, source);
  return { video: { sourceId: source.sourceId, track }, audio, card: 'none' };
}

/** Puts a picture beside the main one or into its corner; without a main picture it becomes that. */
export function putSecond(
  programme: Programme,
  source: LiveSource,
  picture: { readonly track: PictureTrack; readonly place: Place },
): Programme {
  const { video, card } = programme;
  if (video === null || card !== 'none') return cutTo(programme, source, picture.track);
  const second = { sourceId: source.sourceId, ...picture };
  return { video, second, audio: audioWith(programme, source), card };
}

function audioWith(programme: Programme, { sourceId, audio }: LiveSource): readonly string[] {
  const seen = pictureOnAir(programme, sourceId) !== null || secondOnAir(programme, sourceId) !== null;
  return audio === null || seen ? programme.audio : [...new Set([...programme.audio, sourceId])];
}

/** The main picture becomes the second one, and the other way round. */
export function swapped(programme: Programme): Programme {
  const { video, second, audio, card } = programme;
  if (video === null || second === undefined) return programme;
  const { place, ...main } = second;
  return { video: main, second: { ...video, place }, audio, card };
}

/** Where the second picture stands. */
export function withPlace(programme: Programme, place: Place): Programme {
  return programme.second === undefined
    ? programme
    : { ...programme, second: { ...programme.second, place } };
}

/** The main picture without the second one; the sound stays. */
export function mainAlone({ video, audio, card }: Programme): Programme {
  return { video, audio, card };
}

/** Takes a source off the air, picture and sound. */
export function takeOff(programme: Programme, sourceId: string): Programme {
  return keepSources(programme, (id) => id !== sourceId);
}

/** Turns the sound of a source on or off; the picture stays. */
export function toggleSound(programme: Programme, sourceId: string): Programme {
  const on = programme.audio.includes(sourceId);
  const audio = on ? programme.audio.filter((id) => id !== sourceId) : [...programme.audio, sourceId];
  return { ...programme, audio };
}

/** A still card: the microphones are closed with the picture, since people begin to talk among themselves. */
export function showCard(card: Card): Programme {
  return { video: null, audio: [], card };
}

/** Takes the pictures off and leaves the sound. */
export function withoutPicture({ audio, card }: Programme): Programme {
  return { video: null, audio, card };
}

export type OnAir = 'both' | 'picture' | 'sound' | 'off';

/** What a guest is to know about being on air. */
export function guestOnAir(programme: Programme, guestId: string): OnAir {
  const sound = programme.audio.includes(guestId);
  const seen = pictureOnAir(programme, guestId) !== null || secondOnAir(programme, guestId) !== null;
  if (seen) return sound ? 'both' : 'picture';
  return sound ? 'sound' : 'off';
}
