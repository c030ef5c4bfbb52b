/** Group commit on PostgreSQL: requests that arrive while a transaction runs share the next one. */
import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';
import { createGroupCommit, type GroupCommit, type Settled } from '../sql/group-commit.ts';
import type { Tables } from '../sql/tables.ts';

/** Requests per transaction; more would keep the first of them waiting too long. */
const MAX_BATCH = 500;
/** Each lost race means that another process has won one, so this many in a row are beyond belief. */
const MAX_ATTEMPTS = 50;

/** Another transaction was first: unique violation, serialisation failure, deadlock. */
const LOST_RACES = ['23505', '40001', '40P01'];
/** Classes of errors that one request causes by itself: data that cannot be stored, broken constraints. */
const REQUEST_FAULTS = ['22', '23'];

/**
 * Gathers requests and hands them to `work`, which answers all of them in one transaction. One batch at a time,
 * so that requests of this process take effect in the order they were made.
 */
export function createBatches<Request, Reply>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>, batch: readonly Request[]) => Promise<readonly Reply[]>,
): GroupCommit<Request, Reply> {
  const commit = async (batch: readonly Request[]): Promise<readonly Reply[]> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db.transaction().execute((trx) => work(trx, batch));
      } catch (error) {
        if (!LOST_RACES.includes(codeOf(error)) || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  };

  const alone = async (request: Request): Promise<Settled<Reply>> => {
    try {
      const [reply] = await commit([request]);
      if (reply === undefined) throw new Error('a request was not answered');
      return { ok: true, reply };
    } catch (cause) {
      return { ok: false, error: cause instanceof Error ? cause : new Error(String(cause)) };
    }
  };

  const run = async (batch: readonly Request[]): Promise<readonly Settled<Reply>[]> => {
    try {
      return (await commit(batch)).map((reply) => ({ ok: true, reply }));
    } catch (error) {
      if (!REQUEST_FAULTS.includes(codeOf(error).slice(0, 2))) throw error;
      // One request of the batch cannot be stored: the others must not suffer.
      const results: Settled<Reply>[] = [];
      for (const request of batch) results.push(await alone(request));
      return results;
    }
  };

  return createGroupCommit({ run, maxBatch: MAX_BATCH, parallel: 1 });
}

/** The SQLSTATE of an error of the server; empty for all others. */
function codeOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
