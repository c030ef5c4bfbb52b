/** Urgency, filters and what may be done, per role. */
import { describe, expect, it } from 'vitest';
import { NO_ITEM } from '#shared/features/followups/state.ts';
import type { DeskFlags, DeskItem } from '#shared/features/followups/views.ts';
import {
  actionsOf,
  dueWord,
  filterItems,
  groupItems,
  groupOf,
  NO_FILTER,
  reportProblems as problemsOn,
  type ReportForm,
  type Viewer,
} from './desk-view-model.ts';

const calm: DeskFlags = {
  overdue: false,
  dueSoon: false,
  promiseOverdue: false,
  returnUntil: null,
  workingDaysLeft: 8,
};
const anItem = (over: Partial<DeskItem>): DeskItem => ({
  itemId: 'i_000001',
  no: 1,
  sessionId: 's_000001',
  sessionTitle: '水电气协商会',
  title: '路灯',
  route: 'unit',
  lead: { id: 'u_000001', name: '城管局' },
  coUnits: [],
  process: 'handling',
  outcome: null,
  due: '2025-12-01',
  dispatchedAt: '2025-11-01T00:00:00Z',
  handler: '王建国',
  opinions: 3,
  supporters: 10,
  worstRating: null,
  urged: 0,
  flags: calm,
  ...over,
});
const unit: Viewer = { role: 'department', unitId: 'u_000001' };
const committee: Viewer = { role: 'committee', unitId: null };
const late = { ...calm, overdue: true, workingDaysLeft: -3 };

describe('order', () => {
  it('puts a department’s overdue items first and its handed-in ones with others', () => {
    const items = [
      anItem({ no: 1, process: 'published' }),
      anItem({ no: 2, process: 'review' }),
      anItem({ no: 3, process: 'dispatched' }),
      anItem({ no: 4, flags: late }),
      anItem({ no: 5 }),
    ];
    expect(groupItems(items, unit).map(({ group, items: [first] }) => [group, first?.no])).toEqual([
      ['late', 4],
      ['act', 3],
      ['open', 5],
      ['waits', 2],
      ['done', 1],
    ]);
  });

  it('puts what waits for the committee before what departments owe', () => {
    expect(groupOf(anItem({ process: 'review', flags: late }), committee)).toBe('act');
    expect(groupOf(anItem({ process: 'returned' }), { role: 'supervisor', unitId: null })).toBe('open');
    expect(groupOf(anItem({ process: 'handling', flags: late }), committee)).toBe('late');
  });

  it('does not ask a helping department to accept', () => {
    expect(groupOf(anItem({ process: 'dispatched' }), { role: 'department', unitId: 'u_000009' })).toBe(
      'open',
    );
  });
});

describe('filters', () => {
  it('combine, and find by number, handler and department', () => {
    const items = [anItem({}), anItem({ itemId: 'i_2', no: 27, flags: late, title: '天然气' })];
    expect(filterItems(items, { ...NO_FILTER, search: '№27' })).toHaveLength(1);
    expect(filterItems(items, { ...NO_FILTER, search: '王建国', flag: 'overdue' })).toHaveLength(1);
    expect(filterItems(items, { ...NO_FILTER, process: 'closed' })).toHaveLength(0);
  });
});

describe('dates', () => {
  it('tell lateness in working days, also over a weekend', () => {
    expect(dueWord(late)).toEqual({ kind: 'over', days: 3 });
    expect(dueWord({ ...late, workingDaysLeft: 0 })).toEqual({ kind: 'overToday' });
    expect(dueWord({ ...calm, workingDaysLeft: 0 })).toEqual({ kind: 'today' });
    expect(dueWord({ ...calm, workingDaysLeft: null })).toEqual({ kind: 'none' });
  });
});

describe('actions', () => {
  const item = { ...NO_ITEM, itemId: 'i_000001', lead: { id: 'u_000001', name: '城管局' } };
  const at = (process: typeof item.process, flags = calm) => ({ item: { ...item, process }, flags });

  it('let the lead department return only in time', () => {
    expect(actionsOf(at('dispatched', { ...calm, returnUntil: '2025-11-05' }), unit)).toEqual([
      'accept',
      'return',
    ]);
    expect(actionsOf(at('dispatched'), unit)).toEqual(['accept']);
    expect(actionsOf(at('dispatched'), { ...unit, unitId: 'u_000009' })).toEqual([]);
  });

  it('let committee and supervisor review, the committee alone dispatch and close', () => {
    expect(actionsOf(at('review'), committee)).toEqual(['publish', 'sendBack', 'urge']);
    expect(actionsOf(at('returned'), committee)).toEqual(['redispatch', 'refuseReturn', 'urge']);
    expect(actionsOf(at('published'), { role: 'supervisor', unitId: null })).toEqual(['urge']);
    expect(actionsOf(at('closed'), committee)).toEqual([]);
    expect(actionsOf(at('review'), { role: 'leader', unitId: null })).toEqual([]);
  });
});

describe('reports', () => {
  const form = { text: '已查清。', measure: '', due: '', owner: '', outcome: null, evidence: '' } as const;

  const reportProblems = (report: ReportForm) => problemsOn(report, '2026-05-06');

  it('need measure and a date to come for a promise, and an explanation for a no', () => {
    expect(reportProblems({ ...form, outcome: 'underway' })).toEqual({
      measure: 'commitment',
      due: 'dueMissing',
    });
    const promise = { ...form, outcome: 'underway', measure: '更换管道' } as const;
    expect(reportProblems({ ...promise, due: '2026-05-05' })).toEqual({ due: 'duePast' });
    expect(reportProblems({ ...promise, due: '2026-05-06' })).toEqual({});
    expect(reportProblems({ ...form, outcome: 'cannot' })).toEqual({ text: 'explain' });
    expect(reportProblems({ ...form, outcome: 'done' })).toEqual({});
    expect(reportProblems({ ...form, text: ' ' })).toEqual({ outcome: 'chooseOutcome', text: 'required' });
  });
});
