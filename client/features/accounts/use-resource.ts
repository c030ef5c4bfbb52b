/** Reads a resource of the server and keeps it: loading, here, or failed with a way to try again. */
import { useCallback, useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';

export interface Resource<T> {
  /** Null until the first answer. A later failure leaves the value that was there. */
  readonly value: T | null;
  readonly failure: Extract<Outcome<T>, { readonly ok: false }> | null;
  readonly reload: () => void;
}

/** The resource at `path`; another path begins anew. */
export function useResource<T>(path: string): Resource<T> {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState<Omit<Resource<T>, 'reload'> & { readonly path: string }>({
    path,
    value: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = true;
    void getJson<T>(path).then((outcome) => {
      if (!wanted) return;
      setHeld((before) =>
        outcome.ok
          ? { path, value: outcome.value, failure: null }
          : { path, value: before.path === path ? before.value : null, failure: outcome },
      );
    });
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return held.path === path
    ? { value: held.value, failure: held.failure, reload }
    : { value: null, failure: null, reload };
}
