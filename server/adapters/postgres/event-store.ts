/** The event store on PostgreSQL. */
import type { Kysely } from 'kysely';
import type { EventStore } from '#server/ports/event-store.ts';
import { createEventReads } from '../sql/event-reads.ts';
import { prepareAppend } from '../sql/prepared-append.ts';
import type { Tables } from '../sql/tables.ts';
import { appendBatch } from './appender.ts';
import { createBatches } from './batches.ts';

/** Closing it waits for appends under way; the connections belong to the opener. */
export function createPostgresEventStore(db: Kysely<Tables>): EventStore {
  const appends = createBatches(db, appendBatch);
  return {
    ...createEventReads(db),
    append: async (request) => appends.submit(prepareAppend(request)),
    close: appends.close,
  };
}
