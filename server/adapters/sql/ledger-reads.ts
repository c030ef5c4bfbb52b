/** Counting votes, supports and visits; the same on both databases. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Ledger } from '#server/ports/ledger.ts';
import type { SqlDialectName } from './migrations.ts';
import { parseJson } from './rows.ts';
import type { Tables } from './tables.ts';

export type LedgerReads = Pick<
  Ledger,
  | 'countBallots'
  | 'countVoters'
  | 'listVoters'
  | 'hasVoted'
  | 'listNamedBallots'
  | 'listSupports'
  | 'countSupporters'
  | 'countVisitors'
>;

/** Numbers as whole numbers: PostgreSQL would answer a count as text. */
const countAll = sql<number>`cast(count(*) as integer)`;

/** Everything of a ledger that only reads. */
export function createLedgerReads(db: Kysely<Tables>, dialect: SqlDialectName): LedgerReads {
  return { ...createPollReads(db), ...createSupportReads(db, dialect) };
}

/** The values as a list in SQL. One parameter however many: databases limit the number of parameters. */
function listOf(values: readonly string[], dialect: SqlDialectName): RawBuilder<string> {
  const json = JSON.stringify(values);
  return dialect === 'sqlite'
    ? sql<string>`(select value from json_each(${json}))`
    : sql<string>`(select json_array_elements_text(${json}::json))`;
}

function createPollReads(
  db: Kysely<Tables>,
): Pick<Ledger, 'countBallots' | 'countVoters' | 'listVoters' | 'hasVoted' | 'listNamedBallots'> {
  return {
    countBallots: async (pollId) => {
      const named = db.selectFrom('named_ballots').select('answer').where('poll_id', '=', pollId);
      const secret = db.selectFrom('secret_ballots').select('answer').where('poll_id', '=', pollId);
      const rows = await db
        .selectFrom(named.unionAll(secret).as('ballots'))
        .select(['answer', countAll.as('count')])
        .groupBy('answer')
        .orderBy('answer')
        .execute();
      return rows.map(({ answer, count }) => ({ answer: parseJson(answer), count }));
    },
    countVoters: async (pollId) => {
      const query = db.selectFrom('voters').select(countAll.as('count')).where('poll_id', '=', pollId);
      return (await query.executeTakeFirstOrThrow()).count;
    },
    listVoters: async (pollId) => {
      const query = db.selectFrom('voters').select('person_id').where('poll_id', '=', pollId);
      // Sorted, since the order of voting is nobody's business.
      return (await query.orderBy('person_id').execute()).map((row) => row.person_id);
    },
    hasVoted: async (pollId, personId) => {
      const query = db.selectFrom('voters').select('person_id').where('poll_id', '=', pollId);
      return (await query.where('person_id', '=', personId).executeTakeFirst()) !== undefined;
    },
    listNamedBallots: async (pollId) => {
      const query = db.selectFrom('named_ballots').select(['person_id', 'answer']);
      const rows = await query.where('poll_id', '=', pollId).orderBy('person_id').execute();
      return rows.map((row) => ({ personId: row.person_id, answer: parseJson(row.answer) }));
    },
  };
}

function createSupportReads(
  db: Kysely<Tables>,
  dialect: SqlDialectName,
): Pick<Ledger, 'listSupports' | 'countSupporters' | 'countVisitors'> {
  return {
    listSupports: async (scope) => {
      const query = db.selectFrom('supports').select(['target_id', 'person_id']).where('scope', '=', scope);
      return (await query.execute()).map((row) => ({ targetId: row.target_id, personId: row.person_id }));
    },
    countSupporters: async (targetIds) => {
      const people = await db
        .selectFrom('supports')
        .select(sql<number>`cast(count(distinct person_id) as integer)`.as('count'))
        .where('target_id', 'in', listOf(targetIds, dialect))
        .executeTakeFirstOrThrow();
      return people.count;
    },
    countVisitors: async (scope) => {
      const query = db.selectFrom('visits').select(countAll.as('count')).where('scope', '=', scope);
      return (await query.executeTakeFirstOrThrow()).count;
    },
  };
}
