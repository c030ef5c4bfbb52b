/** Keeps a list under the finger while the room changes: new rows wait behind a pill. */
import { useState } from 'react';
import { keepSteady, type SteadyList } from './view-model.ts';

/** The steady list, and how to take in what waits. Another `key` (tab, order, search) begins anew. */
export function useSteadyList(wanted: readonly string[], key: string): SteadyList & { takeIn: () => void } {
  const [held, setHeld] = useState({ key, ids: wanted });
  const next = held.key === key ? keepSteady(held.ids, wanted) : { ids: wanted, fresh: 0 };
  if (held.key !== key || !sameOrder(held.ids, next.ids)) setHeld({ key, ids: next.ids });
  return { ...next, takeIn: () => setHeld({ key, ids: wanted }) };
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
