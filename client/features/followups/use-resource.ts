/** Reads a resource of the server and keeps it fresh: on return to the page, and now and then while it is seen. */
import { useCallback, useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { Failed } from '#client/lib/outcome.ts';

export interface Resource<T> {
  /** Null until the first answer. A later failure leaves the value that was there. */
  readonly value: T | null;
  readonly failure: Failed | null;
  readonly reload: () => void;
}

interface Held<T> {
  readonly path: string;
  readonly value: T | null;
  readonly failure: Failed | null;
}

/** The resource at `path`, asked again every `freshMs` while the page is visible; null loads nothing. */
export function useResource<T>(path: string | null, freshMs = 60_000): Resource<T> {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState<Held<T>>({ path: '', value: null, failure: null });
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let wanted = path !== null;
    const load = async (from: string) => {
      const outcome = await getJson<T>(from);
      if (!wanted) return;
      setHeld((before) => {
        if (outcome.ok) return { path: from, value: outcome.value, failure: null };
        return { path: from, value: before.path === from ? before.value : null, failure: outcome };
      });
    };
    if (path !== null) void load(path);
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  useFreshness(reload, freshMs);
  if (held.path !== path) return { value: null, failure: null, reload };
  return { value: held.value, failure: held.failure, reload };
}

function useFreshness(reload: () => void, freshMs: number): void {
  useEffect(() => {
    const whenSeen = () => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(whenSeen, freshMs);
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('online', whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('online', whenSeen);
    };
  }, [reload, freshMs]);
}
