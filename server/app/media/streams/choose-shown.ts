/** Of what is on air, the one picture and the one sound that a player with fixed tracks receives. */
import { isOnAir, isPictureOf } from '#server/app/media/on-programme.ts';
import type { AudioLevel, ProducerInfo, ProgrammeShow } from '#server/ports/media-plane.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { Programme } from '#shared/features/stage/state.ts';

/** A voice must be this much louder, in dB, to take the sound over from another that still speaks. */
const CLEARLY_LOUDER = 6;
/** Quieter than this is the noise of a room. */
const SPEAKS_DBOV = -50;

/**
 * The picture is the main one, or the second where the main one does not come; of a source that came back, the newest.
 * The sound is the voice that is heard best, since streams cannot be added up here; it stays with who speaks until
 * another is clearly louder. Of halls that come by RTMP and the like nobody knows how loud they are: they are heard
 * while no voice speaks.
 */
export function chooseShown(
  programme: Programme,
  producers: readonly ProducerInfo[],
  levels: readonly AudioLevel[],
  before: ProgrammeShow,
): ProgrammeShow {
  const onAir = producers.filter((producer) => !producer.paused && isOnAir(programme, producer));
  const videos = onAir.filter(({ kind }) => kind === 'video');
  const [shown] = picturesOf(programme).flatMap(
    (picture) => videos.findLast((video) => isPictureOf(video, picture)) ?? [],
  );
  const sounds = onAir.filter(({ kind }) => kind === 'audio');
  return { video: shown?.producerId ?? null, audio: chooseSound(sounds, levels, before.audio) };
}

function chooseSound(
  producers: readonly ProducerInfo[],
  levels: readonly AudioLevel[],
  before: string | null,
): string | null {
  const sounds = producers.map(({ producerId }) => producerId);
  const heard = levels.filter(({ producerId }) => sounds.includes(producerId));
  const loudest = heard.reduce<AudioLevel | null>(
    (best, level) => (best === null || level.dbov > best.dbov ? level : best),
    null,
  );
  if (before === null || !sounds.includes(before)) return loudest?.producerId ?? sounds.at(-1) ?? null;
  if (loudest === null || loudest.dbov < SPEAKS_DBOV) return unmeasuredOf(producers, before) ?? before;
  const present = heard.find(({ producerId }) => producerId === before);
  const stays = present !== undefined && loudest.dbov - present.dbov < CLEARLY_LOUDER;
  return stays ? before : loudest.producerId;
}

/** A sound of which nobody knows how loud it is: the present one if it is such a one, else the newest. */
function unmeasuredOf(producers: readonly ProducerInfo[], before: string): string | null {
  const unmeasured = producers.filter(({ role }) => role === 'programme').map(({ producerId }) => producerId);
  return unmeasured.includes(before) ? before : (unmeasured.at(-1) ?? null);
}
