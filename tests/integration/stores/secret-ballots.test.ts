/** Who voted what in a secret poll cannot be told from the database, not even by whoever owns the disk. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openPostgresStores } from '#server/adapters/postgres/open-stores.ts';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import { startPostgres } from '../../support/postgres-server.ts';
import { tempDir } from '../../support/temp-dir.ts';

const POLL = 'poll_1';
const VOTERS = 400;

/** Each voter gives an answer of their own, so that the order of answers is the order of voters. */
async function voteOneByOne(ledger: Ledger, from = 0, to = VOTERS): Promise<void> {
  for (let person = from; person < to; person += 1) {
    await ledger.castBallot({
      ...{ pollId: POLL, personId: personOf(person), commandId: `command-${person}`, secret: true },
      answer: person,
    });
  }
}

function personOf(number: number): string {
  return `p_${number.toString().padStart(4, '0')}`;
}

/** How far a list is sorted: about 0 for chance, 1 or -1 for rising or falling. */
function orderliness(numbers: readonly number[]): number {
  let rising = 0;
  let pairs = 0;
  for (const [index, number] of numbers.entries()) {
    for (const later of numbers.slice(index + 1)) {
      pairs += 1;
      rising += Math.sign(later - number);
    }
  }
  return rising / pairs;
}

/** Kendall's measure of 400 shuffled numbers strays by 0.034; five times that is beyond chance. */
const CHANCE = 0.17;

describe('secret ballots in SQLite', () => {
  it('lie in two tables that share nothing but the poll and have no row numbers', async () => {
    await using dir = await tempDir('secret');
    const file = join(dir.path, 'main.db');
    await (await openSqliteStores({ file })).close();
    const db = new DatabaseSync(file);
    const columns = (table: string) =>
      db
        .prepare(`select name from pragma_table_info('${table}')`)
        .all()
        .map(({ name }) => name);
    expect(columns('voters')).toEqual(['poll_id', 'person_id', 'command_id']);
    expect(columns('secret_ballots')).toEqual(['poll_id', 'ballot_id', 'answer']);
    for (const table of ['voters', 'secret_ballots']) {
      expect(() => db.prepare(`select rowid from ${table}`)).toThrow(/no such column/);
    }
    db.close();
  });

  it('are in no order of voting, neither before nor after the close, and get new names at the close', async () => {
    await using dir = await tempDir('secret');
    const file = join(dir.path, 'main.db');
    const stores = await openSqliteStores({ file });
    await stores.ledger.openPoll(POLL);
    await voteOneByOne(stores.ledger);
    const db = new DatabaseSync(file, { readOnly: true });
    const read = () => db.prepare('select ballot_id, answer from secret_ballots').all();
    const before = read();
    expect(Math.abs(orderliness(before.map(({ answer }) => Number(answer))))).toBeLessThan(CHANCE);
    await stores.ledger.closePoll(POLL);
    const after = read();
    expect(Math.abs(orderliness(after.map(({ answer }) => Number(answer))))).toBeLessThan(CHANCE);
    const oldIds = new Set(before.map(({ ballot_id }) => ballot_id));
    expect(after.filter(({ ballot_id }) => oldIds.has(ballot_id ?? null))).toEqual([]);
    expect(after).toHaveLength(VOTERS);
    db.close();
    await stores.close();
  });

  it('leave no trace of their first names in any file after the close', async () => {
    await using dir = await tempDir('secret');
    const file = join(dir.path, 'main.db');
    const stores = await openSqliteStores({ file });
    await stores.ledger.openPoll(POLL);
    await voteOneByOne(stores.ledger);
    const db = new DatabaseSync(file, { readOnly: true });
    const ids = db
      .prepare('select ballot_id from secret_ballots')
      .all()
      .map((row) => `${row.ballot_id}`);
    db.close();
    const bytes = async () => {
      const names = await readdir(dir.path);
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(dir.path, name))))).toString(
        'latin1',
      );
    };
    const open = await bytes();
    expect(ids.filter((id) => open.includes(id))).toHaveLength(VOTERS);
    await stores.ledger.closePoll(POLL);
    const closed = await bytes();
    expect(ids.filter((id) => closed.includes(id))).toEqual([]);
    await stores.close();
  });
});

describe('secret ballots in PostgreSQL', () => {
  it('share nothing but the poll with their voters after the close: no column, transaction or place', async () => {
    await using server = await startPostgres();
    const stores = await openPostgresStores({ url: server.url });
    await stores.ledger.openPoll(POLL);
    await voteOneByOne(stores.ledger);
    await stores.ledger.closePoll(POLL);
    const db = new pg.Client({ connectionString: server.url });
    await db.connect();
    const columns = async (table: string) => {
      const sql =
        'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position';
      return (await db.query<{ name: string }>(sql, [table])).rows.map(({ name }) => name);
    };
    expect(await columns('voters')).toEqual(['poll_id', 'person_id', 'command_id']);
    expect(await columns('secret_ballots')).toEqual(['poll_id', 'ballot_id', 'answer']);

    const ballots = await db.query<{ xmin: string; answer: string; ballot_id: string }>(
      'select xmin::text, answer, ballot_id from secret_ballots order by ctid',
    );
    expect(ballots.rows).toHaveLength(VOTERS);
    expect(new Set(ballots.rows.map(({ xmin }) => xmin)).size).toBe(1);
    expect(Math.abs(orderliness(ballots.rows.map(({ answer }) => Number(answer))))).toBeLessThan(CHANCE);
    const shared = await db.query(
      'select 1 from voters where xmin::text in (select xmin::text from secret_ballots)',
    );
    expect(shared.rows).toEqual([]);
    await db.end();
    await stores.close();
  });

  it('leave no row versions of before the close behind', async () => {
    await using server = await startPostgres();
    const stores = await openPostgresStores({ url: server.url });
    await stores.ledger.openPoll(POLL);
    await voteOneByOne(stores.ledger);
    await stores.ledger.closePoll(POLL);
    const db = new pg.Client({ connectionString: server.url });
    await db.connect();
    await db.query('create extension pageinspect');
    const versions = await db.query<{ total: string }>(`
      select count(*) as total from generate_series(0, pg_relation_size('secret_ballots') / 8192 - 1) as page,
      lateral heap_page_items(get_raw_page('secret_ballots', page::integer)) where t_xmin is not null`);
    expect(Number(versions.rows[0]?.total)).toBe(VOTERS);
    await db.end();
    await stores.close();
  });
});
