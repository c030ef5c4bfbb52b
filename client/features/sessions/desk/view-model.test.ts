/** The stage's clock and the moves of a session. */
import { describe, expect, it } from 'vitest';
import { NO_SESSION, type SessionState } from '#shared/features/sessions/state.ts';
import { movesFor, nextStage, stageClock, usedMs } from './view-model.ts';

const START = Date.parse('2026-11-20T08:00:00Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const session: SessionState = {
  ...NO_SESSION,
  status: 'live',
  startedAt: at(0),
  agenda: [
    { id: 's1', kind: 'opening', title: '开场', minutes: 10 },
    { id: 's2', kind: 'interaction', title: '互动', minutes: 20 },
  ],
  runs: [
    { stageId: 's1', enteredAt: at(0), leftAt: at(4) },
    { stageId: 's2', enteredAt: at(4), leftAt: at(6) },
    { stageId: 's1', enteredAt: at(6), leftAt: null },
  ],
};

describe('the clock', () => {
  it('adds up all stays in a stage and says when it is over time', () => {
    const now = START + 14 * 60_000;
    expect(usedMs(session, 's1', now)).toBe(12 * 60_000);
    expect(stageClock(session, now)).toMatchObject({ no: '01', overMs: 2 * 60_000, plannedMs: 600_000 });
  });

  it('is silent between stages', () => {
    expect(stageClock({ ...session, runs: [] }, START)).toBeNull();
  });

  it('knows the next stage, the first before any and none after the last', () => {
    expect(nextStage(session)?.id).toBe('s2');
    expect(nextStage({ ...session, runs: [] })?.id).toBe('s1');
    expect(nextStage({ ...session, runs: [{ stageId: 's2', enteredAt: at(0), leftAt: null }] })).toBeNull();
  });
});

describe('moves', () => {
  it('are those of the state and the role', () => {
    expect(movesFor('preparing', 'moderator')).toEqual(['announce', 'start']);
    expect(movesFor('preparing', 'committee')).toEqual(['announce']);
    expect(movesFor('live', 'moderator')).toEqual(['pause', 'end']);
    expect(movesFor('live', 'committee')).toEqual([]);
    expect(movesFor('handling', 'moderator')).toEqual([]);
    expect(movesFor('handling', 'administrator')).toEqual(['close']);
  });
});
