/** The ledger on PostgreSQL. */
import type { Kysely } from 'kysely';
import type { Ledger } from '#server/ports/ledger.ts';
import { createLedgerReads } from '../sql/ledger-reads.ts';
import type { Tables } from '../sql/tables.ts';
import { castBatch, closePoll } from './ballot-box.ts';
import { createBatches } from './batches.ts';
import { changeSupports, recordVisits } from './supports.ts';

/** Closing it waits for what is under way; the connections belong to the opener. */
export function createPostgresLedger(db: Kysely<Tables>): Ledger {
  const ballots = createBatches(db, castBatch);
  const supports = createBatches(db, changeSupports);
  const visits = createBatches(db, recordVisits);
  return {
    ...createLedgerReads(db, 'postgres'),
    openPoll: async (pollId) => {
      const insert = db.insertInto('polls').values({ poll_id: pollId, status: 'open' });
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    },
    closePoll: (pollId) => closePoll(db, pollId),
    castBallot: async (entry) => ballots.submit({ ...entry, answer: JSON.stringify(entry.answer ?? null) }),
    setSupport: (targetId, scope, personId, on) => supports.submit({ targetId, scope, personId, on }),
    recordVisit: (scope, personId) => visits.submit({ scope, personId }),
    close: async () => {
      await Promise.all([ballots.close(), supports.close(), visits.close()]);
    },
  };
}
