/** Rule T25: what is drawn with a late picture appears when the picture reaches it. */
import { describe, expect, it } from 'vitest';
import { createDelayedStore } from './delayed-store.ts';
import { createStore } from './store.ts';

function setUp() {
  const source = createStore('a');
  const time: { now: number; shown: number | null } = { now: 0, shown: null };
  const delayed = createDelayedStore(source, { now: () => time.now, shownAt: () => time.shown });
  delayed.start();
  const seen: string[] = [];
  delayed.subscribe(() => seen.push(delayed.get()));
  return { source, time, delayed, seen };
}

describe('[T25] a store that is late', () => {
  it('shows everything at once while the picture has no delay', () => {
    const { source, delayed } = setUp();
    source.set('b');
    expect(delayed.get()).toBe('b');
  });

  it('shows a value when the picture reaches the time at which it came', () => {
    const { source, time, delayed, seen } = setUp();
    Object.assign(time, { now: 10_000, shown: 5_000 });
    source.set('b');
    Object.assign(time, { now: 12_000, shown: 7_000 });
    source.set('c');
    expect(delayed.get()).toBe('a');
    time.shown = 9_999;
    delayed.look();
    expect(delayed.get()).toBe('a');
    time.shown = 10_000;
    delayed.look();
    expect(delayed.get()).toBe('b');
    time.shown = 13_000;
    delayed.look();
    expect(seen).toEqual(['b', 'c']);
  });

  it('is not held up for ever by a clock that is wrong', () => {
    const { source, time, delayed } = setUp();
    Object.assign(time, { now: 100_000, shown: 5_000 });
    source.set('b');
    time.now = 131_000;
    delayed.look();
    expect(delayed.get()).toBe('b');
  });
});
