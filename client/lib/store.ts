/** A value that components can follow: the smallest store that React's `useSyncExternalStore` needs. */
import { useMemo, useSyncExternalStore } from 'react';

export interface ReadableStore<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends ReadableStore<T> {
  set(value: T): void;
}

/** A store holding `initial`. Setting the same value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Part of a store's value; the component renders again when the selected part becomes another one. */
export function useStore<T, S>(store: ReadableStore<T>, select: (value: T) => S): S {
  const getSelected = useMemo(() => {
    // React reads several times per render and wants the very same object each time.
    let last: { readonly value: T; readonly selected: S } | null = null;
    return () => {
      const value = store.get();
      if (last === null || !Object.is(last.value, value)) last = { value, selected: select(value) };
      return last.selected;
    };
  }, [store, select]);
  return useSyncExternalStore(store.subscribe, getSelected, getSelected);
}
