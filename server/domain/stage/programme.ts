/** What a programme may consist of, and the cut that announces it. */
import type { RoomState } from '#shared/contract/room.ts';
import type { StageEvent } from '#shared/features/stage/events.ts';
import { keepSources, picturesOf } from '#shared/features/stage/programme.ts';
import {
  FEED_SOURCE,
  FILM_SOURCE,
  HOST_SOURCE,
  type OnAirName,
  type Programme,
} from '#shared/features/stage/state.ts';
import { type Refused, refuse } from '#shared/kernel/result.ts';

/** Whether a source may be put on air: the desk, a feed, a film that is played, an invited guest, an encoder or a partner [T2, W2, U1]. */
export function isSource({ stage }: RoomState, sourceId: string): boolean {
  if (sourceId === FILM_SOURCE) return stage.film !== null;
  if (sourceId === HOST_SOURCE || sourceId === FEED_SOURCE) return true;
  return [stage.guests, stage.encoders, stage.pulls].some((sources) => sources[sourceId] !== undefined);
}

/** Why a programme cannot be put on air, or null [T2, T9]. */
export function notAirable(room: RoomState, programme: Programme): Refused | null {
  const { video, second } = programme;
  const pictures = [video, second].filter((picture) => picture !== null && picture !== undefined);
  const wanted = [...pictures.map(({ sourceId }) => sourceId), ...programme.audio];
  if (!wanted.every((sourceId) => isSource(room, sourceId))) return refuse('not_on_stage');
  if (second === undefined) return null;
  const same = video?.sourceId === second.sourceId && video.track === second.track;
  return video === null || same ? refuse('two_pictures_needed') : null;
}

/** A name for the audience, where the source has one [T11]. */
function nameOf(room: RoomState, sourceId: string): OnAirName | null {
  const { guests, encoders, pulls, films, film } = room.stage;
  if (sourceId === FILM_SOURCE) {
    const title = film === null ? undefined : films[film.filmId]?.title;
    return title === undefined ? null : { label: title };
  }
  const place = encoders[sourceId] ?? pulls[sourceId];
  if (place !== undefined) return { label: place.label };
  const guest = guests[sourceId];
  if (guest === undefined) return null;
  return { label: guest.label, ...(guest.title === undefined ? {} : { title: guest.title }) };
}

/** Puts the programme on air, and says who is to be seen [T11]. */
export function cut(room: RoomState, programme: Programme): StageEvent {
  const names = Object.fromEntries(
    picturesOf(programme).flatMap(({ sourceId }) => {
      const name = nameOf(room, sourceId);
      return name === null ? [] : [[sourceId, name] as const];
    }),
  );
  return { type: 'stage.cut', programme: { ...programme, audio: [...new Set(programme.audio)] }, names };
}

/** Takes a source's picture and sound out of the programme [T5, W3]. */
export function offAir(room: RoomState, sourceId: string): StageEvent[] {
  const { programme } = room.stage;
  const { video, second, audio } = programme;
  const shown = video?.sourceId === sourceId || second?.sourceId === sourceId || audio.includes(sourceId);
  return shown
    ? [
        cut(
          room,
          keepSources(programme, (kept) => kept !== sourceId),
        ),
      ]
    : [];
}
