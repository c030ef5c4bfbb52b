/** What is dragged over the board, written into the browser's own transfer. */
import type { DragEvent } from 'react';

export type Dragged =
  | { readonly kind: 'submissions'; readonly keys: readonly string[] }
  | { readonly kind: 'item'; readonly itemId: string };

const SUBMISSIONS = 'application/x-ysh-submissions';
const ITEM = 'application/x-ysh-item';

/** Begins a drag. */
export function carry(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.effectAllowed = 'move';
  if (dragged.kind === 'item') event.dataTransfer.setData(ITEM, dragged.itemId);
  else event.dataTransfer.setData(SUBMISSIONS, dragged.keys.join(' '));
}

/** Whether what hovers may be dropped here; the browser tells only the kinds until the drop. */
export function accepts(event: DragEvent, ...kinds: readonly Dragged['kind'][]): boolean {
  const types = event.dataTransfer.types;
  return (
    (kinds.includes('submissions') && types.includes(SUBMISSIONS)) ||
    (kinds.includes('item') && types.includes(ITEM))
  );
}

/** What was dropped, or null when it is none of ours. */
export function dropped(event: DragEvent): Dragged | null {
  const itemId = event.dataTransfer.getData(ITEM);
  if (itemId !== '') return { kind: 'item', itemId };
  const keys = event.dataTransfer.getData(SUBMISSIONS);
  return keys === '' ? null : { kind: 'submissions', keys: keys.split(' ') };
}
