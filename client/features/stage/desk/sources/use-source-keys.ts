/** Keys of the sources: a digit goes to one without changing anything, letters act on the one that has the focus. */
import { type KeyMap, useDeskKeys } from '#client/lib/use-desk-keys.ts';
import type { Cut } from '../cutter.ts';
import { type Place, putSecond, takeOff, withSound } from '../programme-changes.ts';
import type { SourceTile } from './source-tiles.ts';

interface SourcePlace {
  readonly no: number;
  readonly it: SourceTile;
}

/** Enter cuts, as the focus is on that button. */
export function useSourceKeys(cut: Cut, places: readonly SourcePlace[]): void {
  const onFocused = (run: (tile: SourceTile) => void) => () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-source]')?.dataset['source'];
    const tile = places.find(({ it }) => it.id === id)?.it;
    if (tile !== undefined) run(tile);
  };
  const second = (place: Place) =>
    onFocused(({ live, picture }) => {
      const track = live?.camera === null ? 'screen' : 'camera';
      if (live !== null && live[track] !== null && picture !== track) {
        cut((programme) => putSecond(programme, live, { track, place }));
      }
    });
  const digits = places
    .filter(({ no }) => no <= 9)
    .map(({ no, it }) => [String(no), () => focusSource(it.id)] as const);
  const keys: KeyMap = {
    ...Object.fromEntries(digits),
    b: second('beside'),
    i: second('inset'),
    m: onFocused(({ id, sound }) => cut((programme) => withSound(programme, id, !sound))),
    o: onFocused(({ id }) => cut((programme) => takeOff(programme, id))),
  };
  useDeskKeys(keys);
}

function focusSource(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-source="${CSS.escape(id)}"]`);
  card?.scrollIntoView({ block: 'nearest' });
  card?.querySelector<HTMLButtonElement>('[data-actions] button')?.focus();
}
