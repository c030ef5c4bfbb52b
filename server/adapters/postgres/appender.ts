/** Appending many requests in one PostgreSQL transaction. */
import { sql, type Transaction } from 'kysely';
import type { AppendOutcome, CommandRecord } from '#server/ports/event-store.ts';
import type { CommandRow, EventRow, PreparedAppend, ProjectionChange } from '../sql/prepared-append.ts';
import { toCommand } from '../sql/rows.ts';
import type { CommandsTable, Tables } from '../sql/tables.ts';

type Trx = Transaction<Tables>;

/**
 * Decides the requests one after the other on what the database holds, then writes all accepted ones at once.
 * Should another process write the same number or command meanwhile, the primary key refuses the whole
 * transaction and it is done again on the new contents.
 */
export async function appendBatch(
  trx: Trx,
  batch: readonly PreparedAppend[],
): Promise<readonly AppendOutcome[]> {
  const lastSeqs = await readLastSeqs(trx, batch);
  const known = await readCommands(trx, batch);
  const accepted: PreparedAppend[] = [];
  const outcomes = batch.map((request): AppendOutcome => {
    const record = request.commands.map((command) => known.get(commandKey(command))).find(Boolean);
    if (record !== undefined) return { outcome: 'duplicate', record };
    const moved = request.streams.find(
      ({ stream, expectedSeq }) => (lastSeqs.get(stream) ?? 0) !== expectedSeq,
    );
    if (moved !== undefined) return { outcome: 'conflict', stream: moved.stream };
    for (const { stream, expectedSeq, events } of request.streams) {
      lastSeqs.set(stream, expectedSeq + events.length);
    }
    for (const command of request.commands) known.set(commandKey(command), toCommand(command));
    accepted.push(request);
    return { outcome: 'appended' };
  });
  await writeEvents(
    trx,
    accepted.flatMap(({ streams }) => streams.flatMap(({ events }) => events)),
  );
  await writeCommands(
    trx,
    accepted.flatMap(({ commands }) => commands),
  );
  await writeProjections(
    trx,
    accepted.flatMap(({ writes }) => writes),
  );
  return outcomes;
}

async function readLastSeqs(trx: Trx, batch: readonly PreparedAppend[]): Promise<Map<string, number>> {
  const streams = [...new Set(batch.flatMap((request) => request.streams.map(({ stream }) => stream)))];
  if (streams.length === 0) return new Map();
  const { rows } = await sql<{ readonly stream: string; readonly seq: number }>`
    select asked.stream, last.seq from unnest(${streams}::text[]) as asked (stream)
    cross join lateral (select seq from events where stream = asked.stream order by seq desc limit 1) as last
  `.execute(trx);
  return new Map(rows.map(({ stream, seq }) => [stream, seq]));
}

async function readCommands(trx: Trx, batch: readonly PreparedAppend[]): Promise<Map<string, CommandRecord>> {
  const asked = batch.flatMap(({ commands }) => commands);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<CommandsTable>`
    select commands.* from commands
    join unnest(${column(asked, 'stream')}::text[], ${column(asked, 'command_id')}::text[])
      as asked (stream, command_id) using (stream, command_id)
  `.execute(trx);
  return new Map(rows.map((row) => [commandKey(row), toCommand(row)]));
}

function commandKey({ stream, command_id }: Pick<CommandRow, 'stream' | 'command_id'>): string {
  return `${stream} ${command_id}`;
}

/** The values of one column, as PostgreSQL's `unnest` wants them: one parameter for any number of rows. */
function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name]);
}

/** Rows are written in one order by everybody, so that two processes wait for each other but never in a circle. */
async function writeEvents(trx: Trx, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into events (stream, seq, at, body)
    select * from unnest(
      ${column(rows, 'stream')}::text[], ${column(rows, 'seq')}::integer[],
      ${column(rows, 'at')}::text[], ${column(rows, 'body')}::text[]
    ) order by 1, 2
  `.execute(trx);
}

async function writeCommands(trx: Trx, rows: readonly CommandRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into commands (stream, command_id, person_id, reply)
    select * from unnest(
      ${column(rows, 'stream')}::text[], ${column(rows, 'command_id')}::text[],
      ${column(rows, 'person_id')}::text[], ${column(rows, 'reply')}::text[]
    ) order by 1, 2
  `.execute(trx);
}

/** Of several writes of one row only the last is left to do. */
async function writeProjections(trx: Trx, writes: readonly ProjectionChange[]): Promise<void> {
  const last = [...new Map(writes.map((write) => [`${write.table_name} ${write.key}`, write])).values()];
  const puts = last.flatMap((write) => (write.row === null ? [] : [{ ...write, ...write.row }]));
  const deletes = last.filter(({ row }) => row === null);
  if (deletes.length > 0) {
    await sql`
      delete from projections using unnest(
        ${column(deletes, 'table_name')}::text[], ${column(deletes, 'key')}::text[]
      ) as gone (table_name, key)
      where projections.table_name = gone.table_name and projections.key = gone.key
    `.execute(trx);
  }
  if (puts.length === 0) return;
  await sql`
    insert into projections (table_name, key, scope, tag, sort, doc)
    select * from unnest(
      ${column(puts, 'table_name')}::text[], ${column(puts, 'key')}::text[], ${column(puts, 'scope')}::text[],
      ${column(puts, 'tag')}::text[], ${column(puts, 'sort')}::text[], ${column(puts, 'doc')}::text[]
    ) order by 1, 2
    on conflict (table_name, key) do update
    set scope = excluded.scope, tag = excluded.tag, sort = excluded.sort, doc = excluded.doc
  `.execute(trx);
}
