/** One request of a form at a time; what was refused is kept, to be said beside what it is about. */
import { useState } from 'react';
import type { FailureCode, Outcome } from '#client/lib/outcome.ts';

export interface Adding {
  readonly busy: boolean;
  readonly refused: FailureCode | null;
  /** Says no before anything was sent, or takes a no back. */
  readonly setRefused: (code: FailureCode | null) => void;
  /** The value, or null when it was refused or another request is under way. */
  readonly run: <T extends object>(request: () => Promise<Outcome<T>>) => Promise<T | null>;
}

/** State of one form's request. */
export function useAdding(): Adding {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<FailureCode | null>(null);
  return {
    busy,
    refused,
    setRefused,
    run: async (request) => {
      if (busy) return null;
      setBusy(true);
      setRefused(null);
      const outcome = await request();
      setBusy(false);
      if (outcome.ok) return outcome.value;
      setRefused(outcome.code);
      return null;
    },
  };
}
