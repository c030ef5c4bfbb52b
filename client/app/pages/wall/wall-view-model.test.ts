/** The wall shows one thing, as large as it fits. */
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOM, type RoomState } from '#shared/contract/room.ts';
import type { Question } from '#shared/features/questions/state.ts';
import { letterSize, wallShows } from './wall-view-model.ts';

const AT = '2025-11-20T07:00:00.000Z';
const QUESTION: Question = {
  id: 'q_1',
  no: 1,
  text: '什么时候通气？',
  name: '李女士',
  place: '',
  channel: 'live',
  askedAt: AT,
  programmeMs: null,
  status: 'published',
  edited: false,
  unitIds: [],
  answering: { unitId: 'u_gas', since: AT },
  answers: [],
  settled: null,
};

function aRoom(screen: RoomState['stage']['screen'], question: Question | null): RoomState {
  return {
    ...EMPTY_ROOM,
    session: { ...EMPTY_ROOM.session, units: [{ id: 'u_gas', name: '燃气公司' }] },
    stage: { ...EMPTY_ROOM.stage, screen },
    questions: { byId: question === null ? {} : { q_1: question }, lastNo: 0 },
  };
}

describe('wall', () => {
  it('shows what the moderator chose, else what is being answered, else the welcome', () => {
    expect(wallShows(aRoom({ kind: 'question', questionId: 'q_1' }, QUESTION))).toMatchObject({
      kind: 'question',
      answeringUnit: '燃气公司',
    });
    expect(wallShows(aRoom({ kind: 'welcome' }, QUESTION)).kind).toBe('question');
    expect(wallShows(aRoom({ kind: 'welcome' }, { ...QUESTION, answering: null })).kind).toBe('welcome');
    expect(wallShows(aRoom({ kind: 'poll', pollId: 'gone' }, null)).kind).toBe('welcome');
    expect(wallShows(aRoom({ kind: 'programme' }, QUESTION)).kind).toBe('programme');
  });

  it('sets short questions large and long ones so that they fit', () => {
    expect(letterSize('什么时候通气？')).toBe(10);
    const long = letterSize('字'.repeat(500));
    expect(long).toBeLessThan(4);
    expect(long).toBeGreaterThanOrEqual(3.4);
    expect(letterSize('字'.repeat(120))).toBeGreaterThan(6);
  });
});
