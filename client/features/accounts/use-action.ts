/** Runs one request at a time and keeps what came of it in words: busy, failed with a code, or done. */
import { useState } from 'react';
import type { Failed, Outcome } from '#client/lib/outcome.ts';

export interface Action {
  readonly busy: boolean;
  readonly failure: Failed | null;
  /** Runs it; answers whether it went well. */
  readonly run: <T>(request: () => Promise<Outcome<T>>, done?: (value: T) => void) => Promise<boolean>;
}

/** State of one form's request. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  return {
    busy,
    failure,
    async run(request, done) {
      setBusy(true);
      setFailure(null);
      const outcome = await request();
      setBusy(false);
      if (!outcome.ok) {
        setFailure(outcome);
        return false;
      }
      done?.(outcome.value);
      return true;
    },
  };
}
