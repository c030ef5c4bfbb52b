/** Decisions about films. Rules T12-T14 in shared/features/stage/SPEC.md; sending them is the film service's. */
import type { RoomState } from '#shared/contract/room.ts';
import type { stageCommands } from '#shared/features/stage/commands.ts';
import type { FilmEnd, StageEvent } from '#shared/features/stage/events.ts';
import { keepSources } from '#shared/features/stage/programme.ts';
import { FILM_SOURCE, type Programme } from '#shared/features/stage/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ok, type Refused, refuse } from '#shared/kernel/result.ts';
import type { RoomDeciders } from '../decision.ts';
import { cut, isSource } from './programme.ts';

type FilmCommandName = Extract<
  keyof typeof stageCommands,
  'stage:addFilm' | 'stage:removeFilm' | 'stage:playFilm' | 'stage:stopFilm'
>;

const ON_AIR: Programme = {
  video: { sourceId: FILM_SOURCE, track: 'camera' },
  audio: [FILM_SOURCE],
  card: 'none',
};

/** Why a film cannot be played now, or null [T13]. */
export function notPlayable(room: RoomState, filmId: string): Refused | null {
  if (room.session.endedAt !== null) return refuse('session_ended');
  if (room.stage.films[filmId] === undefined) return refuse('not_found', 'film');
  return room.stage.film === null ? null : refuse('wrong_state', 'a film is being played');
}

/** Ends the film that is played: what was on air before comes back, unless something else is on air by now [T14]. */
export function endFilm(room: RoomState, how: FilmEnd): StageEvent[] {
  const { film, programme } = room.stage;
  if (film === null) return [];
  const ended: StageEvent = { type: 'stage.filmEnded', filmId: film.filmId, how };
  const next = programme.video?.sourceId === FILM_SOURCE ? film.before : programme;
  const without = { ...room, stage: { ...room.stage, film: null } };
  return [
    ended,
    cut(
      without,
      keepSources(next, (sourceId) => isSource(without, sourceId)),
    ),
  ];
}

export const filmDeciders: RoomDeciders<FilmCommandName> = {
  'stage:addFilm': (room, _payload, { film }) => {
    if (room.session.endedAt !== null) return refuse('session_ended');
    if (film === null) return refuse('not_found', 'film');
    if (room.stage.films[film.id] !== undefined) return refuse('already_exists');
    if (Object.keys(room.stage.films).length >= LIMITS.films) return refuse('too_many_films');
    return ok({ events: [{ type: 'stage.filmAdded', film }], reply: {} });
  },
  'stage:removeFilm': (room, { filmId }) => {
    if (room.stage.films[filmId] === undefined) return refuse('not_found', 'film');
    if (room.stage.film?.filmId === filmId) return refuse('wrong_state', 'the film is being played');
    return ok({ events: [{ type: 'stage.filmRemoved', filmId }], reply: {} });
  },
  'stage:playFilm': (room, { filmId }) => {
    const refused = notPlayable(room, filmId);
    if (refused !== null) return refused;
    const before = room.stage.programme;
    const playing = { ...room, stage: { ...room.stage, film: { filmId, before } } };
    return ok({
      events: [{ type: 'stage.filmStarted', filmId, before }, cut(playing, ON_AIR)],
      reply: {},
    });
  },
  'stage:stopFilm': (room, { how = 'stopped' }) => ok({ events: endFilm(room, how), reply: {} }),
};
