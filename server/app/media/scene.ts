/** From the programme to a scene of the output: which producers are seen and heard, and how they stand. Pure. */
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import type { Scene, SceneCard } from '#server/ports/programme-output.ts';
import type { Programme } from '#shared/features/stage/state.ts';

type Picture = NonNullable<Programme['video']>;

/** Sources that send nothing at present are left out; what is left stands alone. */
export function sceneOf(programme: Programme, producers: readonly ProducerInfo[]): Scene {
  const card: SceneCard = programme.card === 'none' ? 'nothing' : programme.card;
  const pictures = programme.card === 'none' ? picturesOf(programme, producers) : [];
  const sounds = producers
    .filter(({ kind, sourceId }) => kind === 'audio' && programme.audio.includes(sourceId))
    .map(({ producerId }) => producerId);
  return { pictures, layout: 'single', sounds, card };
}

function picturesOf({ video }: Programme, producers: readonly ProducerInfo[]): readonly string[] {
  const producer = video === null ? undefined : producers.find((one) => shows(one, video));
  return producer === undefined ? [] : [producer.producerId];
}

function shows({ kind, sourceId, role }: ProducerInfo, picture: Picture): boolean {
  if (kind !== 'video' || sourceId !== picture.sourceId) return false;
  return picture.track === 'screen' ? role === 'screen' : role !== 'screen';
}
