/** Peer: pgbench on a private PostgreSQL with its usual durability, the same rows in statements of the same size. */
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '#tests/support/postgres-server.ts';
import { tempDir } from '#tests/support/temp-dir.ts';
import { ANSWER, BATCH, POLL_ID } from './vote-samples.ts';

const run = promisify(execFile);
/** One writer, as in SQLite, and a few, which is where PostgreSQL is at its best: the better one counts. */
const CLIENTS = [1, 4];

const SCHEMA = `
  create table voters (
    poll_id text collate "C" not null, person_id text collate "C" not null,
    command_id text collate "C" not null, primary key (poll_id, person_id));
  create table secret_ballots (
    poll_id text collate "C" not null, ballot_id text collate "C" not null,
    answer text collate "C" not null, primary key (poll_id, ballot_id));
`;

/** One transaction: the voters who have not voted yet, and a ballot for each of them. */
const SCRIPT = `
\\set first random(1, 1000000000000)
with fresh as (
  insert into voters (poll_id, person_id, command_id)
  select '${POLL_ID}', 'p_' || substr(md5((:first::bigint + n)::text), 1, 16), 'command-' || lpad(n::text, 10, '0')
  from generate_series(1, ${BATCH}) as n
  on conflict do nothing returning person_id)
insert into secret_ballots (poll_id, ballot_id, answer)
select '${POLL_ID}', md5(:first::bigint::text) || lpad((row_number() over ())::text, 8, '0'), '${JSON.stringify(ANSWER)}'
from fresh;
`;

function isInstalled(): boolean {
  return existsSync('/usr/bin/pgbench') && globSync('/usr/lib/postgresql/*/bin/initdb').length > 0;
}

export interface Pgbench extends AsyncDisposable {
  votesPerSecond(votes: number): Promise<number>;
}

/** Starts PostgreSQL once for several runs; null where it is not installed. */
export async function startPgbench(): Promise<Pgbench | null> {
  if (!isInstalled()) return null;
  await using opened = new AsyncDisposableStack();
  const server = opened.use(await startPostgres());
  const dir = opened.use(await tempDir('bench-pg'));
  const script = join(dir.path, 'votes.sql');
  await writeFile(script, SCRIPT);
  const speedWith = async (clients: number, votes: number): Promise<number> => {
    await makeTables(server.url);
    const transactions = String(Math.ceil(votes / BATCH / clients));
    const place = ['-h', '127.0.0.1', '-p', String(server.port), '-U', 'postgres'];
    const load = ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-t', transactions];
    const { stdout } = await run('/usr/bin/pgbench', [...place, ...load, 'postgres']);
    return Math.round(transactionsPerSecond(stdout) * BATCH);
  };
  const kept = opened.move();
  return {
    votesPerSecond: async (votes) => {
      const speeds: number[] = [];
      for (const clients of CLIENTS) speeds.push(await speedWith(clients, votes));
      return Math.max(...speeds);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** What pgbench prints as `tps = 1234.5 (without initial connection time)`. */
function transactionsPerSecond(output: string): number {
  const tps = /^tps = ([\d.]+)/m.exec(output)?.[1];
  if (tps === undefined) throw new Error(`pgbench told no speed:\n${output}`);
  return Number(tps);
}

async function makeTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop table if exists voters; drop table if exists secret_ballots; ${SCHEMA}`);
  } finally {
    await client.end();
  }
}
