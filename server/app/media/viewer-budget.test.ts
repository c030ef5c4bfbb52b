/** Rule T20: who watches by WebRTC, and who no longer may. */
import { describe, expect, it } from 'vitest';
import { ViewerBudget } from './viewer-budget.ts';

/** Enters and holds a path; whether the budget allowed it. */
function watch(budget: ViewerBudget, ownerId: string, transportId: string): boolean {
  const reserved = budget.reserve(ownerId);
  if (reserved.ok) reserved.value.hold(transportId);
  return reserved.ok;
}

describe('[T20] the budget of viewers by WebRTC', () => {
  it('refuses the viewer after the last one it allows, until somebody leaves', () => {
    const budget = new ViewerBudget({ viewers: 2, load: () => 0 });
    expect([watch(budget, 'a', 'a1'), watch(budget, 'b', 'b1')]).toEqual([true, true]);
    expect(budget.reserve('c')).toMatchObject({ ok: false, code: 'media_full' });
    budget.leave('a');
    expect(watch(budget, 'c', 'c1')).toBe(true);
    expect(budget.size).toBe(2);
  });

  it('counts whoever opens two paths and closes one', () => {
    const budget = new ViewerBudget({ viewers: 1, load: () => 0 });
    expect([watch(budget, 'a', 'a1'), watch(budget, 'a', 'a2')]).toEqual([true, true]);
    budget.closed('a', 'a1');
    expect(watch(budget, 'b', 'b1')).toBe(false);
    budget.closed('a', 'a2');
    expect(watch(budget, 'b', 'b1')).toBe(true);
  });

  it('keeps no reservation for a path that did not come to be, or whose viewer left meanwhile', () => {
    const budget = new ViewerBudget({ viewers: 1, load: () => 0 });
    const vain = budget.reserve('a');
    if (vain.ok) vain.value.release();
    const late = budget.reserve('b');
    budget.leave('b');
    if (late.ok) late.value.hold('b1');
    expect([vain.ok, late.ok, budget.size]).toEqual([true, true, 0]);
  });

  it('takes nobody more while every media worker is busy', () => {
    let load = 0.9;
    const budget = new ViewerBudget({ viewers: 10, load: () => load });
    expect(budget.reserve('a')).toMatchObject({ ok: false, code: 'media_full' });
    load = 0.5;
    expect(watch(budget, 'a', 'a1')).toBe(true);
  });
});
