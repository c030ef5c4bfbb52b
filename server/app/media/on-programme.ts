/** Which producers are part of the programme. Rules T3 and T9; pure. */
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { Programme, ProgrammePicture } from '#shared/features/stage/state.ts';

/** Whether a producer carries a picture: whatever is no screen is a camera to the programme. */
export function isPictureOf(producer: ProducerInfo, { sourceId, track }: ProgrammePicture): boolean {
  if (producer.kind !== 'video' || producer.sourceId !== sourceId) return false;
  return (producer.role === 'screen') === (track === 'screen');
}

/** Whether a producer is part of what the audience receives, as main or as second picture or as sound. */
export function isOnAir(programme: Programme, producer: ProducerInfo): boolean {
  if (producer.role === 'talkback') return false;
  if (producer.kind === 'audio') return programme.audio.includes(producer.sourceId);
  return picturesOf(programme).some((picture) => isPictureOf(producer, picture));
}
