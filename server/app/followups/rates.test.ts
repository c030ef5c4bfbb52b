/** Rules F17, F18: two rates with one denominator, and what is overdue. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue, isPromiseOverdue } from '#shared/features/followups/due.ts';
import { CLERK, draft, endedWorld, triage } from '#tests/support/board-world.ts';
import {
  AUTHOR,
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  publishedItem,
  RATING,
  REPORT,
} from '#tests/support/item-world.ts';
import { boardFigures, computeRates } from './rates.ts';

const TODAY = '2026-06-10';
const NO_BOARD = { onsite: 0, live: 0, waiting: 0 };

describe('rates', () => {
  it('[F17] have one denominator, and an answer is not a deed', () => {
    const items = [
      publishedItem({ outcome: 'done' }).item,
      publishedItem({ outcome: 'planned' }).item,
      new ItemWorld().accept().item,
    ];
    expect(computeRates([{ board: { onsite: 1, live: 4, waiting: 2 }, items }], TODAY)).toEqual({
      opinions: 8,
      answered: 7,
      carriedOut: 1,
      answeredRate: 7 / 8,
      carriedOutRate: 1 / 8,
      breakdown: { done: 1, underway: 0, planned: 1, cannot: 0, reference: 0 },
      redoing: 0,
      onTheSpot: 5,
      overdue: 0,
      waiting: 2,
    });
  });

  it('[F17] do not exist without opinions', () => {
    expect(computeRates([], TODAY)).toMatchObject({ opinions: 0, answeredRate: null, carriedOutRate: null });
  });

  it('[F17] what is done again is answered, but not carried out', () => {
    const world = publishedItem({ outcome: 'done' });
    world.do('followups:rate', { ...RATING, result: 'dissatisfied' }, AUTHOR);
    const rates = () => computeRates([{ board: NO_BOARD, items: [world.item] }], TODAY);
    expect(rates()).toMatchObject({ answered: 1, carriedOut: 0 });
    world.reply();
    expect(rates()).toMatchObject({ answered: 1, carriedOut: 0 });
    world.publish('done');
    expect(rates()).toMatchObject({ answered: 1, carriedOut: 1 });
  });

  it('[F17] progress in review leaves what was published before standing', () => {
    const world = publishedItem({ outcome: 'done' });
    world.do('followups:progress', REPORT, OFFICER);
    expect(computeRates([{ board: NO_BOARD, items: [world.item] }], TODAY)).toMatchObject({
      answered: 1,
      carriedOut: 1,
    });
  });

  it('[F17] of parts add up to those of the whole, and carried out is never more than answered', () => {
    const kinds = [
      new ItemWorld().item,
      publishedItem({ outcome: 'done' }).item,
      publishedItem({ outcome: 'underway' }).item,
      new ItemWorld().accept().reply().item,
    ];
    const part = fc.record({
      board: fc.record({ onsite: fc.nat(5), live: fc.nat(5), waiting: fc.nat(5) }),
      items: fc.array(fc.constantFrom(...kinds)),
    });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const whole = computeRates(parts, TODAY);
        const sum = (figure: 'opinions' | 'answered' | 'carriedOut' | 'overdue' | 'waiting') =>
          parts.reduce((total, one) => total + computeRates([one], TODAY)[figure], 0);
        for (const figure of ['opinions', 'answered', 'carriedOut', 'overdue', 'waiting'] as const) {
          expect(whole[figure]).toBe(sum(figure));
        }
        expect(whole.carriedOut).toBeLessThanOrEqual(whole.answered);
        expect(whole.answered).toBeLessThanOrEqual(whole.opinions);
      }),
    );
  });

  it('[F17] take from the board what was answered there, and what still waits', () => {
    const { world, keys } = endedWorld();
    const onsite = draft(world, [keys[0]]);
    triage(world, onsite, 'onsite', null);
    world.do('compile:finishOnsite', { itemId: onsite, text: '当场已说明' }, CLERK);
    draft(world, [keys[1]]);
    expect(boardFigures(world.room)).toEqual({ onsite: 1, live: 0, waiting: 2 });
    world.do('compile:settle', { key: keys[2], how: 'live', reason: '' }, CLERK);
    expect(boardFigures(world.room)).toEqual({ onsite: 1, live: 1, waiting: 1 });
  });
});

describe('overdue', () => {
  it('[F18] begins the day after the date, and ends with publication', () => {
    const world = new ItemWorld();
    expect(isOverdue(world.item, '2026-06-15')).toBe(false);
    expect(isOverdue(world.item, '2026-06-16')).toBe(true);
    world.accept().reply();
    expect(isOverdue(world.item, '2026-06-16')).toBe(true);
    world.publish();
    expect(isOverdue(world.item, '2026-06-16')).toBe(false);
    world.do('followups:rate', { ...RATING, handling: 'dissatisfied' }, AUTHOR);
    expect(isOverdue(world.item, '2026-06-15')).toBe(false);
    expect(isOverdue(world.item, '2026-06-16')).toBe(true);
  });

  it('[F18] a promise is overdue after its date until it is reported as carried out', () => {
    const world = publishedItem({ outcome: 'underway' });
    expect(isPromiseOverdue(world.item, '2026-07-01')).toBe(false);
    expect(isPromiseOverdue(world.item, '2026-07-02')).toBe(true);
    world.do('followups:progress', REPORT, OFFICER);
    world.do('followups:publish', { itemId: ITEM_ID, outcome: 'done' }, COMMITTEE);
    expect(isPromiseOverdue(world.item, '2026-07-02')).toBe(false);
  });
});
