/** Reading one item's stream. */

import { EMPTY_ROW, extendRow, type ItemRow } from '#server/app/projections/items.ts';
import type { EventStore, StoredEvent } from '#server/ports/event-store.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import { followupStream } from '#shared/kernel/ids.ts';

const PAGE = 500;

/** The item as its stream adds up; null when there is no such stream. */
export async function loadItem(store: EventStore, itemId: string): Promise<ItemRow | null> {
  let row = EMPTY_ROW;
  for (;;) {
    const page = await store.read(followupStream(itemId), row.seq, PAGE);
    row = extendRow(row, page.filter(isFollowup));
    if (page.length < PAGE) return row.seq === 0 ? null : row;
  }
}

/** The stream holds only what this product wrote. */
function isFollowup(stored: StoredEvent): stored is StoredEvent & { readonly event: FollowupEvent } {
  return stored.event.type.startsWith('followup.');
}
