/** Keys of the sources: a digit goes to one without changing anything, letters act on the one that has the focus. */
import { type KeyMap, useDeskKeys } from '#client/lib/use-desk-keys.ts';
import type { Cut } from '../cutter.ts';
import { changeByKey, focusOf, SOURCE_KEYS } from './source-keys.ts';
import type { SourceTile } from './source-tiles.ts';

interface SourcePlace {
  readonly no: number;
  readonly it: SourceTile;
}

/** Enter cuts, where the focus is on that button. */
export function useSourceKeys(cut: Cut, places: readonly SourcePlace[]): void {
  const focused = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-source]')?.dataset['source'];
    return places.find(({ it }) => it.id === id)?.it;
  };
  const letters = SOURCE_KEYS.map((key) => {
    const act = () => {
      const tile = focused();
      const change = tile === undefined ? null : changeByKey(tile, key);
      if (change !== null) cut(change);
    };
    return [key, act] as const;
  });
  const digits = places
    .filter(({ no }) => no <= 9)
    .map(({ no, it }) => [String(no), () => focusSource(it.id)] as const);
  const keys: KeyMap = Object.fromEntries([...digits, ...letters]);
  useDeskKeys(keys);
}

function focusSource(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-source="${CSS.escape(id)}"]`);
  if (card === null) return;
  card.scrollIntoView({ block: 'nearest' });
  focusOf<HTMLElement, HTMLElement>(card).focus();
}
