/** From programme, sources and the viewer's state to what the player shows. No React. */
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { OnAirName, Programme, ProgrammePicture, SecondPicture } from '#shared/features/stage/state.ts';

export type PictureTrack = ProgrammePicture['track'];

/** How the pictures stand: one alone, two side by side, or one with another in its corner. */
export type Layout = 'single' | 'beside' | 'inset';

/** Producers that the audience should receive now, and how their pictures stand. */
export interface OnAir {
  readonly video: string | null;
  readonly second: string | null;
  readonly audio: readonly string[];
  readonly layout: Layout;
  /** The pictures that come, the main one first. Screens are never cropped, cameras may be. */
  readonly pictures: readonly ProgrammePicture[];
}

/** The programme in ids of producers; sources that send nothing at present are left out, and pictures under a card. */
export function onAir(programme: Programme, sources: readonly LiveSource[]): OnAir {
  const source = (id: string) => sources.find((one) => one.sourceId === id);
  const producer = (picture: ProgrammePicture) => source(picture.sourceId)?.[picture.track] ?? null;
  const wanted = picturesOf(programme);
  // Of two pictures one may not come: the other one fills the frame meanwhile [T10].
  const pictures = wanted.filter((picture) => producer(picture) !== null);
  const [main, second] = pictures;
  return {
    video: main === undefined ? null : producer(main),
    second: second === undefined ? null : producer(second),
    audio: programme.audio.flatMap((id) => source(id)?.audio ?? []),
    layout: second === undefined ? 'single' : (programme.second?.place ?? 'single'),
    pictures,
  };
}

/** One picture by itself, as on a tile. */
export function alone(producerId: string): OnAir {
  return { video: producerId, second: null, audio: [], layout: 'single', pictures: [] };
}

/** The second picture without whose it is. */
export type SecondOnAir = Omit<SecondPicture, 'sourceId'>;

/** Which picture of a source is the main one that the audience sees. */
export function pictureOnAir(programme: Programme, sourceId: string): PictureTrack | null {
  if (programme.card !== 'none' || programme.video?.sourceId !== sourceId) return null;
  return programme.video.track;
}

/** Which of them is the second one, and where. */
export function secondOnAir(programme: Programme, sourceId: string): SecondOnAir | null {
  const { second, card } = programme;
  if (card !== 'none' || second?.sourceId !== sourceId) return null;
  return { track: second.track, place: second.place };
}

/** A name under a picture. */
export interface Caption {
  readonly sourceId: string;
  /** Which picture it belongs to, from 0. */
  readonly at: number;
  readonly label: string;
  readonly title: string;
}

/** Who is to be seen, in the order of the pictures; a person seen twice is named once [T11]. */
export function captionsOf(
  pictures: readonly ProgrammePicture[],
  names: Readonly<Record<string, OnAirName>>,
): readonly Caption[] {
  return pictures.flatMap(({ sourceId }, at) => {
    const name = names[sourceId];
    const first = pictures.findIndex((picture) => picture.sourceId === sourceId) === at;
    return name === undefined || !first ? [] : [{ sourceId, at, label: name.label, title: name.title ?? '' }];
  });
}

/** What the viewer of `client/media` says of itself; named here so that this file needs no media code. */
export type ViewerKind = 'idle' | 'connecting' | 'playing' | 'needs-gesture' | 'recovering' | 'unavailable';

export type PlayerShows =
  /** A still card: not begun, begun and about to show something, break, ended. */
  | { readonly kind: 'card'; readonly card: 'soon' | 'opening' | 'break' | 'ended' }
  /** Nothing is sent at the moment. */
  | { readonly kind: 'nothing' }
  /** Ready, but not started: a big play button. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'gesture' }
  | { readonly kind: 'recovering' }
  /** `retry`: a touch may help. */
  | { readonly kind: 'unavailable'; readonly retry: boolean }
  /** `silent`: nothing of what is on air has sound. */
  | { readonly kind: 'listening'; readonly silent: boolean }
  | { readonly kind: 'playing' };

export interface PlayerFacts {
  readonly status: SessionStatus;
  readonly card: Programme['card'];
  readonly onAir: Pick<OnAir, 'video' | 'audio'>;
  /** The server can send pictures at all. */
  readonly media: boolean;
  /** Null before the media code was asked for. */
  readonly viewer: ViewerKind | null;
  readonly audioOnly: boolean;
}

/** One thing to show, the most important first. */
export function playerShows(facts: PlayerFacts): PlayerShows {
  const card = cardOf(facts);
  if (card !== null) return { kind: 'card', card };
  if (!facts.media) return { kind: 'unavailable', retry: false };
  const { video, audio } = facts.onAir;
  if (video === null && audio.length === 0) return { kind: 'nothing' };
  const silent = audio.length === 0;
  // Who wants nothing but sound waits for nothing while there is none: no button would help.
  if (facts.audioOnly && silent && facts.viewer === 'idle') return { kind: 'listening', silent };
  if (facts.viewer !== 'playing') return BEFORE_PLAYING[facts.viewer ?? 'idle'];
  return video === null || facts.audioOnly ? { kind: 'listening', silent } : { kind: 'playing' };
}

const BEFORE_PLAYING: Readonly<Record<Exclude<ViewerKind, 'playing'>, PlayerShows>> = {
  idle: { kind: 'ready' },
  connecting: { kind: 'connecting' },
  recovering: { kind: 'recovering' },
  'needs-gesture': { kind: 'gesture' },
  unavailable: { kind: 'unavailable', retry: true },
};

function cardOf({ status, card }: PlayerFacts): 'soon' | 'opening' | 'break' | 'ended' | null {
  if (status === 'preparing' || status === 'announced') return 'soon';
  if (status === 'compiling' || status === 'handling' || status === 'closed') return 'ended';
  // The clock runs and people may ask: it has begun, whatever the card of the hall still says.
  if (card === 'soon') return 'opening';
  return card === 'none' ? null : card;
}
