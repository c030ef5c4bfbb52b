/** Reads something from the server for a page, with a way to read it again. */
import { useCallback, useEffect, useState } from 'react';
import { getJson } from '#client/lib/http.ts';
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';

export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: FailureCode | null;
  readonly reload: () => void;
  /** Puts in what is known already, such as the answer to a sign-in. */
  readonly put: (value: T) => void;
}

/** The answer of `path`; an older one stays while a newer is fetched. */
export function useLoaded<T>(path: string): Loaded<T> {
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void getJson<T>(path).then((answer) => {
      if (wanted) setOutcome(answer);
    });
    return () => {
      wanted = false;
    };
  }, [path, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const put = useCallback((value: T) => setOutcome({ ok: true, value }), []);
  return {
    value: outcome?.ok === true ? outcome.value : null,
    failure: outcome === null || outcome.ok ? null : outcome.code,
    reload,
    put,
  };
}
