/** The store tells its followers of changes, and of nothing else. */
import { expect, it } from 'vitest';
import { createStore } from './store.ts';

it('tells listeners of another value, not of the same one, and not after they left', () => {
  const store = createStore(1);
  let told = 0;
  const leave = store.subscribe(() => {
    told += 1;
  });
  store.set(1);
  store.set(2);
  leave();
  store.set(3);
  expect([store.get(), told]).toEqual([3, 1]);
});
