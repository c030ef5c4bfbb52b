/** The sources of the stage as the desk lists them. */
import type { LiveSource } from '#shared/contract/protocol.ts';
import { FEED_SOURCE, FILM_SOURCE, HOST_SOURCE, type StageState } from '#shared/features/stage/state.ts';
import { type PictureTrack, pictureOnAir, type SecondOnAir, secondOnAir } from '../../view-model.ts';

export type SourceKind = 'host' | 'guest' | 'encoder' | 'pull' | 'feed' | 'film';

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
  readonly second: SecondOnAir | null;
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
