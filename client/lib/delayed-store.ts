/** A store that shows another one as it was some time ago. */
import { createStore, type ReadableStore } from './store.ts';

export interface DelayedStore<T> extends ReadableStore<T> {
  /** Begins to follow; the answer ends it. */
  start(): () => void;
  /** To be called now and then: time has passed. */
  look(): void;
}

export interface DelayOptions {
  /** The time now, in milliseconds. */
  readonly now: () => number;
  /** The time that is to be shown; null for now. */
  readonly shownAt: () => number | null;
}

/** What is older than this is shown whatever the delay: a clock may be wrong. */
const LONGEST_MS = 30_000;

/** Values appear when the time that is shown reaches the time at which they came; none is left out of order. */
export function createDelayedStore<T>(
  source: ReadableStore<T>,
  { now, shownAt }: DelayOptions,
): DelayedStore<T> {
  const shown = createStore(source.get());
  let waiting: { readonly value: T; readonly atMs: number }[] = [];

  const look = (): void => {
    const limit = Math.max(shownAt() ?? Number.POSITIVE_INFINITY, now() - LONGEST_MS);
    const due = waiting.filter(({ atMs }) => atMs <= limit);
    waiting = waiting.slice(due.length);
    const last = due.at(-1);
    if (last !== undefined) shown.set(last.value);
  };
  return {
    get: shown.get,
    subscribe: shown.subscribe,
    look,
    start: () => {
      waiting = [];
      shown.set(source.get());
      return source.subscribe(() => {
        waiting.push({ value: source.get(), atMs: now() });
        look();
      });
    },
  };
}
