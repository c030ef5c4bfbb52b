/** Rule T20: who watches by WebRTC, and who no longer may. */
import { describe, expect, it } from 'vitest';
import { ViewerBudget } from './viewer-budget.ts';

describe('[T20] the budget of viewers by WebRTC', () => {
  it('refuses the viewer after the last place, until somebody leaves', () => {
    const budget = new ViewerBudget({ viewers: 2, load: () => 0 });
    expect([budget.enter('a').ok, budget.enter('b').ok]).toEqual([true, true]);
    expect(budget.enter('c')).toMatchObject({ ok: false, code: 'media_full' });
    budget.leave('a');
    expect(budget.enter('c').ok).toBe(true);
    expect(budget.size).toBe(2);
  });

  it('lets those who are in come back although it is full', () => {
    const budget = new ViewerBudget({ viewers: 1, load: () => 0 });
    budget.enter('a');
    expect(budget.enter('a').ok).toBe(true);
  });

  it('takes nobody more while a media worker is busy', () => {
    let load = 0.9;
    const budget = new ViewerBudget({ viewers: 10, load: () => load });
    expect(budget.enter('a')).toMatchObject({ ok: false, code: 'media_full' });
    load = 0.5;
    expect(budget.enter('a').ok).toBe(true);
  });
});
