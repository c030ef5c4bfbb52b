/** The read table of follow-up items: one row per item with all that its stream adds up to. Rule F19. */

import type { TableWrite } from '#server/ports/event-store.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import { applyFollowup, type FollowupState, NO_ITEM } from '#shared/features/followups/state.ts';

/** Row of the `items` table: keyed by item, scope = session, tag = lead department, sorted by date. */
export interface ItemRow extends FollowupState {
  /** Number of the stream's last event. */
  readonly seq: number;
}

/** An item before its first event. */
export const EMPTY_ROW: ItemRow = { ...NO_ITEM, seq: 0 };

interface DatedEvent {
  readonly at: string;
  readonly event: FollowupEvent;
}

/** The row after events that follow on it. */
export function extendRow(row: ItemRow, events: readonly DatedEvent[]): ItemRow {
  return events.reduce<ItemRow>(
    ({ seq, ...item }, { at, event }) => ({
      ...applyFollowup(item, event, { seq: seq + 1, at }),
      seq: seq + 1,
    }),
    row,
  );
}

/** Writes for events of one item's stream that follow on `before`; for a new stream there is nothing before. */
export function projectFollowupEvents(
  itemId: string,
  events: readonly DatedEvent[],
  before: ItemRow = EMPTY_ROW,
): readonly TableWrite[] {
  if (events.length === 0) return [];
  const doc = extendRow(before, events);
  // Unique, so that a page can continue after a row.
  const sort = `${doc.due} ${String(doc.no).padStart(6, '0')} ${itemId}`;
  return [
    { op: 'put', table: 'items', key: itemId, row: { scope: doc.sessionId, tag: doc.lead.id, sort, doc } },
  ];
}

/** Reads a row back: the table holds only what this projection wrote. */
export function isItemRow(doc: unknown): doc is ItemRow {
  return typeof doc === 'object' && doc !== null && 'itemId' in doc && 'process' in doc && 'seq' in doc;
}
