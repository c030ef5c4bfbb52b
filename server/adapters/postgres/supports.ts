/** Many supports or visits in one PostgreSQL transaction. */
import { sql, type Transaction } from 'kysely';
import type { SupportsTable, Tables, VisitsTable } from '../sql/tables.ts';

type Trx = Transaction<Tables>;

export interface SupportChange {
  readonly targetId: string;
  readonly scope: string;
  readonly personId: string;
  readonly on: boolean;
}

export interface Visit {
  readonly scope: string;
  readonly personId: string;
}

/** Carries out changes of supports in their order; tells which changed something. */
export async function changeSupports(trx: Trx, batch: readonly SupportChange[]): Promise<readonly boolean[]> {
  const changed = new Set<SupportChange>();
  for (const round of roundsOf(batch)) {
    for (const change of await addSupports(trx, round)) changed.add(change);
    for (const change of await removeSupports(trx, round)) changed.add(change);
  }
  return batch.map((change) => changed.has(change));
}

type Round = ReadonlyMap<string, SupportChange>;

/** A round holds one change of each support; nearly always one round holds all. */
function roundsOf(batch: readonly SupportChange[]): readonly Round[] {
  const rounds: Map<string, SupportChange>[] = [];
  const depth = new Map<string, number>();
  for (const change of batch) {
    const key = supportKey(change.targetId, change.personId);
    const index = depth.get(key) ?? 0;
    depth.set(key, index + 1);
    const round = rounds[index] ?? new Map<string, SupportChange>();
    rounds[index] = round.set(key, change);
  }
  return rounds;
}

function supportKey(targetId: string, personId: string): string {
  return `${targetId} ${personId}`;
}

type SupportKeyRow = Pick<SupportsTable, 'target_id' | 'person_id'>;

async function addSupports(trx: Trx, round: Round): Promise<readonly SupportChange[]> {
  const wanted = [...round.values()].filter(({ on }) => on);
  if (wanted.length === 0) return [];
  const { rows } = await sql<SupportKeyRow>`
    insert into supports (target_id, person_id, scope)
    select * from unnest(
      ${wanted.map(({ targetId }) => targetId)}::text[], ${wanted.map(({ personId }) => personId)}::text[],
      ${wanted.map(({ scope }) => scope)}::text[]
    ) order by 1, 2
    on conflict do nothing returning target_id, person_id
  `.execute(trx);
  return pick(round, rows);
}

async function removeSupports(trx: Trx, round: Round): Promise<readonly SupportChange[]> {
  const wanted = [...round.values()].filter(({ on }) => !on);
  if (wanted.length === 0) return [];
  const { rows } = await sql<SupportKeyRow>`
    delete from supports using unnest(
      ${wanted.map(({ targetId }) => targetId)}::text[], ${wanted.map(({ personId }) => personId)}::text[]
    ) as gone (target_id, person_id)
    where supports.target_id = gone.target_id and supports.person_id = gone.person_id
    returning supports.target_id, supports.person_id
  `.execute(trx);
  return pick(round, rows);
}

function pick(round: Round, rows: readonly SupportKeyRow[]): readonly SupportChange[] {
  return rows.flatMap((row) => round.get(supportKey(row.target_id, row.person_id)) ?? []);
}

/** Notes visits; tells which were the first of their person. */
export async function recordVisits(trx: Trx, batch: readonly Visit[]): Promise<readonly boolean[]> {
  const { rows } = await sql<VisitsTable>`
    insert into visits (scope, person_id)
    select distinct * from unnest(
      ${batch.map(({ scope }) => scope)}::text[], ${batch.map(({ personId }) => personId)}::text[]
    ) order by 1, 2
    on conflict do nothing returning scope, person_id
  `.execute(trx);
  const firsts = new Set(rows.map((row) => `${row.scope} ${row.person_id}`));
  // Taken out when told, so that of two notes in one batch only one is the first.
  return batch.map(({ scope, personId }) => firsts.delete(`${scope} ${personId}`));
}
