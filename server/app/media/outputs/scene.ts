/** From the programme to a scene of the output: which producers are seen and heard, and how they stand. Pure. */
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import type { Scene, SceneCard } from '#server/ports/programme-output.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { Programme, ProgrammePicture } from '#shared/features/stage/state.ts';
import { isPictureOf } from '../on-programme.ts';

/** Sources that send nothing at present are left out; what is left stands alone. */
export function sceneOf(programme: Programme, producers: readonly ProducerInfo[]): Scene {
  const card: SceneCard = programme.card === 'none' ? 'nothing' : programme.card;
  const pictures = picturesBy(programme, producers).map(([producerId]) => producerId);
  const sounds = producers
    .filter(({ kind, sourceId }) => kind === 'audio' && programme.audio.includes(sourceId))
    .map(({ producerId }) => producerId);
  const place = pictures.length === 2 ? programme.second?.place : undefined;
  return { pictures, layout: place ?? 'single', sounds, card };
}

/** What each producer that is to be seen shows, the main picture first. `producers` stand in the order of their coming. */
export function picturesBy(
  programme: Programme,
  producers: readonly ProducerInfo[],
): readonly (readonly [producerId: string, picture: ProgrammePicture])[] {
  return picturesOf(programme).flatMap(({ sourceId, track }) => {
    // The newest: of somebody who came back by another network the producer before is still there, and sends nothing.
    const producer = producers.findLast((one) => isPictureOf(one, { sourceId, track }));
    return producer === undefined ? [] : [[producer.producerId, { sourceId, track }] as const];
  });
}
