/** Signs, shares and codes of the public pages. */
import { describe, expect, it } from 'vitest';
import { OUTCOMES, PROCESSES } from '#shared/features/followups/state.ts';
import type { Rates } from '#shared/features/followups/views.ts';
import { breakdownRows, outcomeTone, processTone, readReceipt, shareText } from './view-model.ts';

const rates = (over: Partial<Rates>): Rates => ({
  opinions: 142,
  answered: 140,
  carriedOut: 42,
  answeredRate: 140 / 142,
  carriedOutRate: 42 / 142,
  breakdown: { done: 42, underway: 30, planned: 20, cannot: 8, reference: 0 },
  redoing: 0,
  onTheSpot: 40,
  overdue: 1,
  waiting: 3,
  ...over,
});

describe('signs', () => {
  it('keep the jade square for what was carried out, never for an answer', () => {
    expect(OUTCOMES.filter((outcome) => outcomeTone(outcome) === 'done')).toEqual(['done']);
    expect(PROCESSES.filter((process) => processTone(process) === 'done')).toEqual([]);
  });
});

describe('shares', () => {
  it('never round up to all nor down to none', () => {
    expect([
      shareText(140, 142),
      shareText(42, 142),
      shareText(1999, 2000),
      shareText(1, 5000),
      shareText(5, 5),
      shareText(0, 5),
      shareText(0, 0),
    ]).toEqual(['98.6%', '29.6%', '99.9%', '0.1%', '100%', '0%', '—']);
  });

  it('break the whole denominator down', () => {
    const rows = breakdownRows(rates({}));
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(142);
    expect(rows.map((row) => row.key)).toEqual([
      'done',
      'underway',
      'planned',
      'cannot',
      'onTheSpot',
      'pending',
    ]);
  });
});

describe('what is done again', () => {
  it('stands apart from what waits for a first reply', () => {
    const breakdown = { done: 0, underway: 0, planned: 0, cannot: 0, reference: 0 };
    const rows = breakdownRows(rates({ opinions: 3, breakdown, redoing: 1, onTheSpot: 0 }));
    expect(rows.map(({ key, count }) => [key, count])).toEqual([
      ['redone', 1],
      ['pending', 2],
    ]);
  });
});

describe('receipt codes', () => {
  it('are read in any case and width, with or without dashes', () => {
    expect(readReceipt(' 7f3k 29qd—m4xv ')).toEqual({ code: '7F3K-29QD-M4XV', problem: 'none', left: 0 });
    expect(readReceipt('７Ｆ３Ｋ２９ＱＤＭ４ＸＶ').code).toBe('7F3K-29QD-M4XV');
  });

  it('say what is wrong while they are typed', () => {
    expect(readReceipt('7F3K-29')).toEqual({ code: '7F3K-29', problem: 'incomplete', left: 6 });
    expect(['', '7F3K-29QD-M4XVZ', '7F3K-29QD-M4X0'].map((typed) => readReceipt(typed).problem)).toEqual([
      'empty',
      'tooLong',
      'impossible',
    ]);
  });
});
