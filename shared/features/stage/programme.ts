/** What a programme consists of, and what is left of it when sources go. Both sides ask for it. */
import type { Programme, ProgrammePicture } from './state.ts';

/** The pictures that are to be seen, the main one first; a card stands instead of them all. */
export function picturesOf({ video, second, card }: Programme): readonly ProgrammePicture[] {
  if (card !== 'none') return [];
  return [video, second].filter((picture) => picture !== null && picture !== undefined);
}

/** The programme without the sources that are not kept; of two pictures the one that stays is shown alone [T5]. */
export function keepSources(programme: Programme, keeps: (sourceId: string) => boolean): Programme {
  const { video, second, audio, card } = programme;
  const keptSecond = second !== undefined && keeps(second.sourceId) ? second : null;
  const rest = { audio: audio.filter(keeps), card };
  if (video !== null && keeps(video.sourceId)) {
    return { video, ...(keptSecond === null ? {} : { second: keptSecond }), ...rest };
  }
  const promoted = keptSecond === null ? null : { sourceId: keptSecond.sourceId, track: keptSecond.track };
  return { video: promoted, ...rest };
}
