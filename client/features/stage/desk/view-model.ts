/** What the moderator's desk shows of the stage, and which programme each button asks for. */
import type { LiveSource } from '#shared/contract/protocol.ts';
import { FEED_SOURCE, HOST_SOURCE, type Programme, type StageState } from '#shared/features/stage/state.ts';

export type SourceKind = 'host' | 'guest' | 'feed';
export type PictureTrack = 'camera' | 'screen';
export type Card = Exclude<Programme['card'], 'none'>;

export const CARDS: readonly Card[] = ['soon', 'break', 'ended'];

/** One source as a tile. */
export interface SourceTile {
  readonly id: string;
  readonly kind: SourceKind;
  /** The guest's label; empty for the desk and the feed, whose names are in the catalogue. */
  readonly label: string;
  /** What it sends at present, as ids of producers. */
  readonly live: LiveSource | null;
  /** Which of its pictures is on air. */
  readonly picture: PictureTrack | null;
  readonly sound: boolean;
}

/** The desk first, then guests in the order of their invitation, then the feed when there is one. */
export function sourceTiles(stage: StageState, sources: readonly LiveSource[]): readonly SourceTile[] {
  const tile = (id: string, kind: SourceKind, label: string): SourceTile => ({
    id,
    kind,
    label,
    live: sources.find((source) => source.sourceId === id) ?? null,
    picture: pictureOnAir(stage.programme, id),
    sound: stage.programme.audio.includes(id),
  });
  const feed = sources.some((source) => source.sourceId === FEED_SOURCE);
  return [
    tile(HOST_SOURCE, 'host', ''),
    ...Object.values(stage.guests).map((guest) => tile(guest.id, 'guest', guest.label)),
    ...(feed ? [tile(FEED_SOURCE, 'feed', '')] : []),
  ];
}

function pictureOnAir(programme: Programme, sourceId: string): PictureTrack | null {
  if (programme.card !== 'none' || programme.video?.sourceId !== sourceId) return null;
  return programme.video.track;
}

/**
 * Cuts to a picture. The sound of a source that comes on air comes along, so that nobody forgets it; between two
 * pictures of one source it stays as it was.
 */
export function cutTo(programme: Programme, source: LiveSource, track: PictureTrack): Programme {
  const withSound =
    source.audio !== null && (programme.card !== 'none' || programme.video?.sourceId !== source.sourceId);
  const audio = withSound ? [...new Set([...programme.audio, source.sourceId])] : programme.audio;
  return { video: { sourceId: source.sourceId, track }, audio, card: 'none' };
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

/** Takes the picture off and leaves the sound. */
export function withoutPicture(programme: Programme): Programme {
  return { ...programme, video: null };
}

/** The producers that carry the programme, for the monitor. */
export function wantedOf(
  programme: Programme,
  sources: readonly LiveSource[],
): { readonly video: string | null; readonly audio: readonly string[] } {
  const find = (id: string) => sources.find((source) => source.sourceId === id);
  const { video, card } = programme;
  const picture = video === null || card !== 'none' ? null : (find(video.sourceId)?.[video.track] ?? null);
  return { video: picture, audio: programme.audio.flatMap((id) => find(id)?.audio ?? []) };
}

export type OnAir = 'both' | 'picture' | 'sound' | 'off';

/** What a guest is to know about being on air. */
export function guestOnAir(programme: Programme, guestId: string): OnAir {
  const sound = programme.audio.includes(guestId);
  if (pictureOnAir(programme, guestId) !== null) return sound ? 'both' : 'picture';
  return sound ? 'sound' : 'off';
}
