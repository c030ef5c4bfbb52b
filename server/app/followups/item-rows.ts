/** Reading the table of items and of sessions for the lists that are built on them. */

import { isItemRow } from '#server/app/projections/items.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';

const PAGE = 1000;

/** What the lists need of a row of the `sessions` table. */
export interface SessionHead {
  readonly id: string;
  readonly status: SessionStatus;
}

/** All items of a session, by date. */
export async function itemsOfSession(
  store: EventStore,
  sessionId: string,
): Promise<readonly FollowupState[]> {
  const items: FollowupState[] = [];
  for (let after: string | undefined; ; ) {
    const query = { scope: sessionId, limit: PAGE, ...(after === undefined ? {} : { after }) };
    const rows = await store.listRows('items', query);
    items.push(...rows.map((row) => row.doc).filter(isItemRow));
    after = rows.at(-1)?.sort;
    if (rows.length < PAGE) return items;
  }
}

/** One item as its row says; null when there is none. */
export async function findItemRow(store: EventStore, itemId: string): Promise<FollowupState | null> {
  const row = await store.getRow('items', itemId);
  return row !== null && isItemRow(row.doc) ? row.doc : null;
}

/** Sessions of a body (of all bodies without one), newest first. */
export async function listSessions(store: EventStore, tenantId?: string): Promise<readonly SessionHead[]> {
  const scope = tenantId === undefined ? {} : { scope: tenantId };
  const rows = await store.listRows('sessions', { ...scope, descending: true, limit: 10_000 });
  return rows.map((row) => row.doc).filter(isSessionHead);
}

function isSessionHead(doc: unknown): doc is SessionHead {
  return typeof doc === 'object' && doc !== null && 'id' in doc && 'status' in doc;
}
