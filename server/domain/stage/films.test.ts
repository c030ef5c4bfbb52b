/** Rules T13 and T14: when a film may be played, and what is on air after it. */
import { describe, expect, it } from 'vitest';
import type { StageFilm } from '#shared/features/stage/state.ts';
import { anActor, CITIZEN, liveWorld, MODERATOR } from '#tests/support/world.ts';

const FILM: StageFilm = { id: 'f_film0001', title: '专题片：一度水', durationMs: 60_000 };
const CAMERA = (sourceId: string) => ({ sourceId, track: 'camera' }) as const;
const SYSTEM = anActor('system');

/** A live session with a film, a guest, and both on air. */
function filmWorld() {
  const world = liveWorld();
  world.do('stage:addFilm', { filmId: FILM.id }, MODERATOR, { film: FILM });
  const { guestId } = world.do('stage:inviteGuest', { label: '分会场' });
  const before = {
    video: CAMERA('host'),
    second: { ...CAMERA(guestId), place: 'beside' },
    audio: ['host', guestId],
    card: 'none',
  } as const;
  world.do('stage:cut', { ...before, audio: [...before.audio] });
  return { world, guestId, before, filmId: FILM.id };
}

describe('films', () => {
  it('[T13] a film goes on air with its sound, one at a time', () => {
    const { world, filmId } = filmWorld();
    expect(world.run('stage:playFilm', { filmId: 'f_unknown1' })).toMatchObject({ code: 'not_found' });
    expect(world.run('stage:playFilm', { filmId }, CITIZEN)).toMatchObject({ code: 'sign_in_required' });
    world.do('stage:playFilm', { filmId });
    const { programme, names } = world.room.stage;
    expect(programme).toEqual({ video: CAMERA('film'), audio: ['film'], card: 'none' });
    expect(names).toEqual({ film: { label: FILM.title } });
    expect(world.run('stage:playFilm', { filmId })).toMatchObject({ code: 'wrong_state' });
    expect(world.run('stage:removeFilm', { filmId })).toMatchObject({ code: 'wrong_state' });
  });

  it('[T14] after the film comes back what was there, without those who have gone', () => {
    const { world, filmId, before, guestId } = filmWorld();
    world.do('stage:playFilm', { filmId });
    world.do('stage:stopFilm', { how: 'played' }, SYSTEM);
    expect(world.room.stage.programme).toEqual(before);
    expect(world.room.stage.film).toBeNull();
    world.do('stage:playFilm', { filmId });
    world.do('stage:removeGuest', { guestId });
    world.do('stage:stopFilm', {});
    expect(world.room.stage.programme).toEqual({ video: CAMERA('host'), audio: ['host'], card: 'none' });
    world.do('stage:removeFilm', { filmId });
    expect(world.room.stage.films).toEqual({});
  });

  it('[T14] a moderator who has cut away is not overruled when the film ends', () => {
    const { world, filmId } = filmWorld();
    world.do('stage:playFilm', { filmId });
    const inset = { ...CAMERA('film'), place: 'inset' } as const;
    world.do('stage:cut', { video: CAMERA('host'), second: inset, audio: ['host', 'film'], card: 'none' });
    world.do('stage:stopFilm', { how: 'played' }, SYSTEM);
    expect(world.room.stage.programme).toEqual({ video: CAMERA('host'), audio: ['host'], card: 'none' });
  });

  it('[T13] without a film that is played there is nothing to stop and nothing to cut to', () => {
    const { world } = filmWorld();
    world.do('stage:stopFilm', {});
    expect(world.last.events.map(({ event }) => event.type)).not.toContain('stage.filmEnded');
    expect(world.run('stage:cut', { video: CAMERA('film'), audio: [], card: 'none' })).toMatchObject({
      code: 'not_on_stage',
    });
  });

  it('[T8] the end of the session ends the film', () => {
    const { world, filmId } = filmWorld();
    world.do('stage:playFilm', { filmId });
    world.do('sessions:end', {});
    expect(world.room.stage.film).toBeNull();
    expect(world.room.stage.programme.card).toBe('ended');
    expect(world.run('stage:playFilm', { filmId })).toMatchObject({ code: 'session_ended' });
  });
});
