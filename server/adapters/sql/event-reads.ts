/** Reading events, states and projections; the same on both databases. */
import { type Kysely, sql } from 'kysely';
import type { EventStore, ProjectionTable, RowQuery } from '#server/ports/event-store.ts';
import { toCommand, toKeyedRow, toSavedState, toStoredEvent } from './rows.ts';
import type { Tables } from './tables.ts';

/** Lists end here, whatever the caller asks for. */
const MAX_ROWS = 10_000;

/** Everything of an event store except appending and closing. */
export function createEventReads(db: Kysely<Tables>): Omit<EventStore, 'append' | 'close'> {
  return {
    read: async (stream, after, limit) => {
      const query = db.selectFrom('events').select(['seq', 'at', 'body']);
      const rows = await query
        .where('stream', '=', stream)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toStoredEvent);
    },
    lastSeq: async (stream) => {
      const query = db.selectFrom('events').select('seq').where('stream', '=', stream);
      return (await query.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0;
    },
    findCommand: async (stream, commandId) => {
      const query = db.selectFrom('commands').selectAll().where('stream', '=', stream);
      const row = await query.where('command_id', '=', commandId).executeTakeFirst();
      return row === undefined ? null : toCommand(row);
    },
    saveState: async (stream, { seq, state }) => {
      const row = { stream, seq, state: JSON.stringify(state) };
      await db
        .insertInto('states')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .column('stream')
            .doUpdateSet({ seq: row.seq, state: row.state })
            // A slower writer must not bring back an older state.
            .where('states.seq', '<=', seq),
        )
        .execute();
    },
    loadState: async (stream) => {
      const query = db.selectFrom('states').select(['seq', 'state']).where('stream', '=', stream);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : toSavedState(row);
    },
    getRow: async (table, key) => {
      const row = await db
        .selectFrom('projections')
        .selectAll()
        .where('table_name', '=', table)
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? null : toKeyedRow(row);
    },
    listRows: async (table, query) => (await listRows(db, table, query).execute()).map(toKeyedRow),
    countRows: async (table, query) => {
      const count = sql<number>`cast(count(*) as integer)`.as('count');
      return (await filtered(db, table, query).select(count).executeTakeFirstOrThrow()).count;
    },
  };
}

function filtered(db: Kysely<Tables>, table: ProjectionTable, query: Pick<RowQuery, 'scope' | 'tag'>) {
  let rows = db.selectFrom('projections').where('table_name', '=', table);
  if (query.scope !== undefined) rows = rows.where('scope', '=', query.scope);
  if (query.tag !== undefined) rows = rows.where('tag', '=', query.tag);
  return rows;
}

function listRows(db: Kysely<Tables>, table: ProjectionTable, query: RowQuery) {
  const descending = query.descending === true;
  const direction = descending ? 'desc' : 'asc';
  let rows = filtered(db, table, query).selectAll();
  if (query.after !== undefined) rows = rows.where('sort', descending ? '<' : '>', query.after);
  return rows.orderBy('sort', direction).orderBy('key', direction).limit(Math.min(query.limit, MAX_ROWS));
}
