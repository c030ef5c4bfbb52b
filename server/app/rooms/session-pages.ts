/** Goes through the sessions of all bodies, however many there are. */
import { readSessionRow, type SessionRow } from '#server/app/projections/rooms.ts';
import type { EventStore } from '#server/ports/event-store.ts';

/** The most that the store gives at once. */
const PAGE = 10_000;

/**
 * Newest first, a page at a time. A page goes on after a moment, so the last moment of a full page, of which there may
 * be more, comes as a whole with the next one; only of more sessions at one moment than a page holds the rest is left out.
 */
export async function* allSessions(
  store: Pick<EventStore, 'listRows'>,
  page: number = PAGE,
): AsyncGenerator<SessionRow> {
  for (let after: string | undefined; ; ) {
    const place = after === undefined ? {} : { after };
    const rows = await store.listRows('sessions', { descending: true, limit: page, ...place });
    const isLast = rows.length < page;
    const before = rows.filter(({ sort }) => sort !== rows.at(-1)?.sort);
    const taken = isLast || before.length === 0 ? rows : before;
    yield* taken.map(({ doc }) => readSessionRow(doc));
    if (isLast) return;
    after = taken.at(-1)?.sort;
  }
}
