/** The form of a plan: what is missing, what is sent, what a device keeps. */
import { describe, expect, it } from 'vitest';
import { NO_SESSION } from '#shared/features/sessions/state.ts';
import { addStage, moveStage, newPlan, planOf, problemsOf, toPayload, totalMinutes } from './plan-model.ts';
import { parsePlan } from './use-plan-draft.ts';

const plan = {
  ...newPlan(Date.parse('2026-11-20T08:00:00Z')),
  title: ' 老旧小区天然气改造 ',
  agenda: addStage(addStage([], '开场'), '互动'),
};

describe('a plan', () => {
  it('names what is missing', () => {
    expect(problemsOf(newPlan(0))).toEqual(['title']);
    expect(problemsOf({ ...plan, when: '' })).toEqual(['when']);
    expect(
      problemsOf({ ...plan, agenda: [{ id: 's1', kind: 'opening', title: '开场', minutes: '0' }] }),
    ).toEqual(['agenda']);
    expect(problemsOf(plan)).toEqual([]);
  });

  it('is sent trimmed, with minutes as numbers and the time in UTC', () => {
    const payload = toPayload(plan);
    expect(payload.title).toBe('老旧小区天然气改造');
    expect(payload.agenda.map((stage) => stage.minutes)).toEqual([10, 10]);
    expect(payload.scheduledAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
  });

  it('survives the way through a session and back', () => {
    const { unitIds: _units, ...rest } = toPayload(plan);
    const back = planOf({ ...NO_SESSION, ...rest });
    expect(back).toEqual({ ...plan, title: '老旧小区天然气改造' });
  });

  it('survives a reload, and anything else that was kept is ignored', () => {
    expect(parsePlan(JSON.stringify(plan))).toEqual(plan);
    expect(['', '{}', '[]', '{"title":1,"unitIds":[],"agenda":[]}'].map(parsePlan)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the agenda', () => {
  it('moves a stage by one place and never past the ends', () => {
    const ids = (step: 1 | -1, at: number) => moveStage(plan.agenda, at, step).map((stage) => stage.id);
    expect([ids(1, 0), ids(-1, 0)]).toEqual([
      ['s2', 's1'],
      ['s1', 's2'],
    ]);
  });

  it('adds up minutes as far as they are numbers', () => {
    expect(totalMinutes([...plan.agenda, { id: 's9', kind: 'vote', title: '', minutes: '' }])).toBe(20);
  });
});
