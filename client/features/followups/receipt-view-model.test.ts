/** What an author is told and asked on the receipt page. */
import { describe, expect, it } from 'vitest';
import type { ReceiptStep } from '#shared/features/followups/views.ts';
import { lookOfStep, nextDate, publishedIndex, readyRating, reopening } from './receipt-view-model.ts';

const aStep = (over: Partial<ReceiptStep>): ReceiptStep => ({
  kind: 'asked',
  at: null,
  unitNames: [],
  text: '',
  ...over,
});

describe('steps', () => {
  it('are jade only when something was carried out', () => {
    expect([
      lookOfStep(aStep({ kind: 'followup.published', outcome: 'done' })),
      lookOfStep(aStep({ kind: 'followup.published', outcome: 'underway' })),
      lookOfStep(aStep({ kind: 'returned' })),
    ]).toEqual(['done', 'past', 'stopped']);
  });

  it('find their reply by order', () => {
    const published = aStep({ kind: 'followup.published' });
    const steps = [aStep({}), published, aStep({ kind: 'followup.reopened' }), published];
    expect([publishedIndex(steps, 1), publishedIndex(steps, 3)]).toEqual([0, 1]);
  });
});

describe('dates', () => {
  it('tell a duty from a promise', () => {
    const next = { unitName: '住建局', overdue: false };
    expect(nextDate({ ...next, kind: 'reply', by: '2025-12-05' })).toEqual({
      kind: 'due',
      date: '2025-12-05',
    });
    expect(nextDate({ ...next, kind: 'progress', by: '2025-12-31' })?.kind).toBe('promised');
    expect(nextDate({ ...next, kind: 'progress', by: '' })).toBeNull();
  });
});

describe('rating', () => {
  const draft = { handling: null, result: null, comment: ' 好 ' } as const;

  it('needs both words', () => {
    expect(readyRating({ ...draft, handling: 'basic' })).toBeNull();
    expect(readyRating({ ...draft, handling: 'basic', result: 'satisfied' })?.comment).toBe('好');
  });

  it('says beforehand that a dissatisfied word reopens the item, once', () => {
    expect(reopening({ ...draft, result: 'dissatisfied' }, true)).toBe('will');
    expect(reopening({ ...draft, handling: 'dissatisfied' }, false)).toBe('willNot');
    expect(reopening({ ...draft, handling: 'basic' }, true)).toBe('none');
  });
});
