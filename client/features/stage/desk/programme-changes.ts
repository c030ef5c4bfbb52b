/** Which programme each button of the desk asks for. */
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import { keepSources } from '#shared/features/stage/programme.ts';
import type { Programme, ProgrammePicture, SecondPicture } from '#shared/features/stage/state.ts';
import { type PictureTrack, pictureOnAir, secondOnAir } from '../view-model.ts';

export type Place = SecondPicture['place'];
export type Card = Exclude<Programme['card'], 'none'>;

export const CARDS: readonly Card[] = ['soon', 'break', 'ended'];

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

/** Puts a picture beside the main one or into its corner; nothing without a main picture. */
export function putSecond(
  programme: Programme,
  source: LiveSource,
  picture: { readonly track: PictureTrack; readonly place: Place },
): Programme {
  const { video, card } = programme;
  if (video === null || card !== 'none') return programme;
  const second = { sourceId: source.sourceId, ...picture };
  return { video, second, audio: audioWith(programme, source), card };
}

function audioWith(programme: Programme, { sourceId, audio }: LiveSource): readonly string[] {
  const seen = pictureOnAir(programme, sourceId) !== null || secondOnAir(programme, sourceId) !== null;
  return audio === null || seen ? programme.audio : [...new Set([...programme.audio, sourceId])];
}

/** The second picture becomes the main one and the other way round, unless another one is the second by now. */
export function swapped(programme: Programme, wanted: ProgrammePicture): Programme {
  const { video, second, audio, card } = programme;
  if (video === null || second?.sourceId !== wanted.sourceId || second.track !== wanted.track)
    return programme;
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
export function withSound(programme: Programme, sourceId: string, on: boolean): Programme {
  const others = programme.audio.filter((id) => id !== sourceId);
  return { ...programme, audio: on ? [...others, sourceId] : others };
}

/** A still card: the microphones are closed with the picture, since people begin to talk among themselves. */
export function showCard(card: Card): Programme {
  return { video: null, audio: [], card };
}

/** Takes the pictures off and leaves the sound. */
export function withoutPicture({ audio, card }: Programme): Programme {
  return { video: null, audio, card };
}
