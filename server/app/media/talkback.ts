/** Talk-back: guests who wait and the desk hear each other off air. Rules T44 and T45; pure. */
import type { ProducerInfo } from '#server/ports/media-plane.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { MediaReply } from '#shared/features/stage/media-commands.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import { HOST_SOURCE, type Programme } from '#shared/features/stage/state.ts';

/** Whether anything of a source reaches the audience. */
export function isSourceOnAir(programme: Programme, sourceId: string): boolean {
  const isSeen = picturesOf(programme).some((picture) => picture.sourceId === sourceId);
  return isSeen || programme.audio.includes(sourceId);
}

/**
 * Whether a source hears a producer off air. Who is on air hears nobody: an open microphone would send on what comes
 * out of the loudspeaker beside it.
 */
export function hearsOffAir({ stage }: RoomState, listener: string, producer: ProducerInfo): boolean {
  const { kind, role, sourceId } = producer;
  if (kind !== 'audio' || sourceId === listener) return false;
  const waits = stage.guests[sourceId] !== undefined && !isSourceOnAir(stage.programme, sourceId);
  const speaks = role === 'talkback' || waits;
  return speaks && (listener === HOST_SOURCE || !isSourceOnAir(stage.programme, listener));
}

/** Whom a source hears off air. */
export function heardOffAir(
  room: RoomState,
  listener: string,
  producers: readonly ProducerInfo[],
): MediaReply<'stage:talkback'> {
  const heard = producers.filter((producer) => hearsOffAir(room, listener, producer));
  return {
    heard: heard.map(({ producerId, sourceId }) => ({
      producerId,
      label: room.stage.guests[sourceId]?.label ?? '',
    })),
  };
}

/** What one connection says off air, and what it says to the audience: never both at once [T45]. */
export function voicesOf(producers: readonly ProducerInfo[], ownerId: string) {
  const own = producers.filter((producer) => producer.ownerId === ownerId && producer.kind === 'audio');
  return {
    talkback: own.filter(({ role }) => role === 'talkback'),
    openMicrophones: own.filter(({ role, paused }) => role === 'microphone' && !paused),
  };
}
