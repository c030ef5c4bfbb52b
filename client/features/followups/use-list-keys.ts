/** Keys of the desk's list: j and k open the next and the previous item, / goes to the search. */
import { useEffect } from 'react';
import type { DeskItem } from '#shared/features/followups/views.ts';

/** Which way a key moves, or null when it does not. */
function stepOf(key: string): number | null {
  if (key === 'j') return 1;
  return key === 'k' ? -1 : null;
}

/** Silent while somebody types. */
export function useListKeys(
  items: readonly DeskItem[],
  openId: string | null,
  onOpen: (itemId: string) => void,
): void {
  useEffect(() => {
    const move = (step: number) => {
      const at = items.findIndex((item) => item.itemId === openId);
      const next = items[at === -1 ? 0 : at + step];
      if (next === undefined) return;
      onOpen(next.itemId);
      document.getElementById(`row-${next.itemId}`)?.scrollIntoView({ block: 'nearest' });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const step = stepOf(event.key);
      if (step === null && event.key !== '/') return;
      event.preventDefault();
      if (step === null) document.getElementById('item-search')?.focus();
      else move(step);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [items, openId, onOpen]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
