/** A list of listeners to something that happens: `tell` calls them, `listen` answers how to stop. */

export interface Listeners<T> {
  readonly listen: (listener: (news: T) => void) => () => void;
  readonly tell: (news: T) => void;
}

/** An empty list. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(news: T) => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(news) {
      for (const listener of [...listeners]) listener(news);
    },
  };
}
