/** Peer: a loop over node:sqlite that writes the rows of a vote, as durable and in batches as large as the store. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tempDir } from '#tests/support/temp-dir.ts';
import { ANSWER, BATCH, commandOf, POLL_ID, perSecond, personOf } from './vote-samples.ts';

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma cache_size = -65536;
  pragma wal_autocheckpoint = 8000;
  create table voters (
    poll_id text not null, person_id text not null, command_id text not null,
    primary key (poll_id, person_id)) without rowid;
  create table secret_ballots (
    poll_id text not null, ballot_id text not null, answer text not null,
    primary key (poll_id, ballot_id)) without rowid;
`;

export async function bareSqliteVotesPerSecond(votes: number): Promise<number> {
  await using dir = await tempDir('bench-bare');
  const db = new DatabaseSync(join(dir.path, 'votes.sqlite'));
  try {
    db.exec(SCHEMA);
    const voter = db.prepare('insert into voters values (?, ?, ?) on conflict do nothing');
    const ballot = db.prepare('insert into secret_ballots values (?, ?, ?)');
    const people = Array.from({ length: votes }, (_, number) => personOf(number));
    const answer = JSON.stringify(ANSWER);
    const beganMs = performance.now();
    for (let first = 0; first < votes; first += BATCH) {
      db.exec('begin immediate');
      const prefix = randomBytes(8).toString('hex');
      for (let at = first; at < Math.min(first + BATCH, votes); at += 1) {
        voter.run(POLL_ID, people[at] ?? '', commandOf(at));
        ballot.run(POLL_ID, `${prefix}${String(at).padStart(16, '0')}`, answer);
      }
      db.exec('commit');
    }
    return perSecond(votes, beganMs);
  } finally {
    db.close();
  }
}
