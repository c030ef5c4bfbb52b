/** Many votes in one PostgreSQL transaction, and the close that waits for all of them. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { BallotOutcome } from '#server/ports/ledger.ts';
import { ballotIds, shuffled } from '../sql/ballot-ids.ts';
import type { Tables, VotersTable } from '../sql/tables.ts';

type Trx = Transaction<Tables>;

export interface PreparedBallot {
  readonly pollId: string;
  readonly personId: string;
  readonly commandId: string;
  /** JSON. */
  readonly answer: string;
  readonly secret: boolean;
}

/** Stores the votes of a batch, the first of each person only. */
export async function castBatch(
  trx: Trx,
  batch: readonly PreparedBallot[],
): Promise<readonly BallotOutcome[]> {
  const open = await lockOpenPolls(trx, batch);
  const firsts = new Map<string, PreparedBallot>();
  for (const ballot of batch) {
    if (open.has(ballot.pollId) && !firsts.has(voterKey(ballot))) firsts.set(voterKey(ballot), ballot);
  }
  const added = await addVoters(trx, [...firsts.values()]);
  const stored = [...firsts.entries()].flatMap(([key, ballot]) => (added.has(key) ? [ballot] : []));
  await storeNamed(trx, stored);
  await storeSecret(trx, stored);
  const fresh = new Set(stored);
  const commands = await readCommands(
    trx,
    batch.filter((ballot) => !fresh.has(ballot)),
  );
  return batch.map((ballot) => {
    if (fresh.has(ballot)) return 'stored';
    if (commands.get(voterKey(ballot)) === ballot.commandId) return 'repeated';
    return open.has(ballot.pollId) ? 'already_voted' : 'poll_closed';
  });
}

/** The lock is shared with other voters and makes a close wait until this transaction has ended. */
async function lockOpenPolls(trx: Trx, batch: readonly PreparedBallot[]): Promise<ReadonlySet<string>> {
  const pollIds = [...new Set(batch.map(({ pollId }) => pollId))];
  const polls = trx.selectFrom('polls').select(['poll_id', 'status']).where('poll_id', 'in', pollIds);
  const rows = await polls.orderBy('poll_id').forShare().execute();
  return new Set(rows.filter(({ status }) => status === 'open').map((row) => row.poll_id));
}

function voterKey({ pollId, personId }: Pick<PreparedBallot, 'pollId' | 'personId'>): string {
  return `${pollId} ${personId}`;
}

/** Keys of those who had not voted yet. */
async function addVoters(trx: Trx, ballots: readonly PreparedBallot[]): Promise<ReadonlySet<string>> {
  if (ballots.length === 0) return new Set();
  const { rows } = await sql<Pick<VotersTable, 'poll_id' | 'person_id'>>`
    insert into voters (poll_id, person_id, command_id)
    select * from unnest(
      ${ballots.map(({ pollId }) => pollId)}::text[], ${ballots.map(({ personId }) => personId)}::text[],
      ${ballots.map(({ commandId }) => commandId)}::text[]
    ) order by 1, 2
    on conflict do nothing returning poll_id, person_id
  `.execute(trx);
  return new Set(rows.map((row) => voterKey({ pollId: row.poll_id, personId: row.person_id })));
}

async function readCommands(
  trx: Trx,
  ballots: readonly PreparedBallot[],
): Promise<ReadonlyMap<string, string>> {
  if (ballots.length === 0) return new Map();
  const { rows } = await sql<VotersTable>`
    select voters.* from voters join unnest(
      ${ballots.map(({ pollId }) => pollId)}::text[], ${ballots.map(({ personId }) => personId)}::text[]
    ) as asked (poll_id, person_id) using (poll_id, person_id)
  `.execute(trx);
  return new Map(
    rows.map((row) => [voterKey({ pollId: row.poll_id, personId: row.person_id }), row.command_id]),
  );
}

async function storeNamed(trx: Trx, stored: readonly PreparedBallot[]): Promise<void> {
  const named = stored.filter(({ secret }) => !secret);
  if (named.length === 0) return;
  await sql`
    insert into named_ballots (poll_id, person_id, answer)
    select * from unnest(
      ${named.map(({ pollId }) => pollId)}::text[], ${named.map(({ personId }) => personId)}::text[],
      ${named.map(({ answer }) => answer)}::text[]
    )
  `.execute(trx);
}

/** Shuffled, so that the order of the rows is not the order of the voters. */
async function storeSecret(trx: Trx, stored: readonly PreparedBallot[]): Promise<void> {
  const secret = shuffled(stored.filter((ballot) => ballot.secret));
  if (secret.length === 0) return;
  await sql`
    insert into secret_ballots (poll_id, ballot_id, answer)
    select * from unnest(
      ${secret.map(({ pollId }) => pollId)}::text[], ${ballotIds(secret.length)}::text[],
      ${secret.map(({ answer }) => answer)}::text[]
    )
  `.execute(trx);
}

/** Closes a poll for good. Voters hold its row, so this waits for the votes under way and refuses later ones. */
export async function closePoll(db: Kysely<Tables>, pollId: string): Promise<void> {
  const rewritten = await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      insert into polls (poll_id, status) values (${pollId}, 'closed')
      on conflict (poll_id) do update set status = 'closed' where polls.status <> 'closed'
      returning poll_id
    `.execute(trx);
    return rows.length === 1 && (await rewriteSecret(trx, pollId));
  });
  // The rows from before still lie on their pages, with the transactions they came from: clear them away.
  if (rewritten) await sql`vacuum secret_ballots`.execute(db);
}

/**
 * Writes all ballots anew, by one transaction and in the order of new random ids: which transaction stored a
 * ballot, and where it lies, would else tell with whose name it came.
 */
async function rewriteSecret(trx: Trx, pollId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    with gone as (delete from secret_ballots where poll_id = ${pollId} returning answer)
    insert into secret_ballots (poll_id, ballot_id, answer)
    select ${pollId}, mixed.id, mixed.answer
    from (select replace(gen_random_uuid()::text, '-', '') as id, answer from gone) as mixed
    order by mixed.id
  `.execute(trx);
  return numAffectedRows > 0n;
}
