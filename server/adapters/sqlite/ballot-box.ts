/** Votes inside the writing thread's transaction. */
import type { DatabaseSync } from 'node:sqlite';
import type { BallotOutcome } from '#server/ports/ledger.ts';
import { ballotIds, ballotIdsOfBatch, shuffled } from '../sql/ballot-ids.ts';
import type { BallotMessage } from './messages.ts';
import { textOf } from './values.ts';

export interface BallotBox {
  /** At the start of every transaction. */
  begin(): void;
  open(pollId: string): true;
  /** True when the poll was open until now. */
  closePoll(pollId: string): boolean;
  cast(message: BallotMessage): BallotOutcome;
  /** Before the commit: puts the secret ballots of this transaction in, in random order. */
  finish(): void;
  afterCommit(): void;
}

type SecretBallot = readonly [pollId: string, answer: string];

/** Votes of a whole batch; what is known of polls is kept for one transaction only. */
export function createBallotBox(db: DatabaseSync): BallotBox {
  const polls = createPollStatus(db);
  const voters = createVoters(db);
  const insertNamed = db.prepare('insert into named_ballots (poll_id, person_id, answer) values (?, ?, ?)');
  const secret = createSecretBallots(db);
  let rewritten = false;

  return {
    begin: () => {
      polls.forget();
      secret.forget();
      rewritten = false;
    },
    open: (pollId) => polls.open(pollId),
    closePoll: (pollId) => {
      if (!polls.close(pollId)) return false;
      rewritten = secret.rewrite(pollId) || rewritten;
      return true;
    },
    cast: ([, pollId, personId, commandId, answer, isSecret]) => {
      if (!polls.isOpen(pollId)) {
        return voters.commandOf(pollId, personId) === commandId ? 'repeated' : 'poll_closed';
      }
      if (!voters.add(pollId, personId, commandId)) {
        return voters.commandOf(pollId, personId) === commandId ? 'repeated' : 'already_voted';
      }
      if (isSecret) secret.add(pollId, answer);
      else insertNamed.run(pollId, personId, answer);
      return 'stored';
    },
    finish: () => secret.store(),
    afterCommit: () => {
      // The write-ahead log still shows in which order the ballots came: empty it.
      if (rewritten) db.exec('pragma wal_checkpoint(truncate)');
    },
  };
}

function createPollStatus(db: DatabaseSync) {
  const insertOpen = db.prepare(
    "insert into polls (poll_id, status) values (?, 'open') on conflict do nothing",
  );
  const setClosed = db.prepare(
    `insert into polls (poll_id, status) values (?, 'closed')
     on conflict (poll_id) do update set status = 'closed' where polls.status <> 'closed'`,
  );
  const select = db.prepare('select status from polls where poll_id = ?');
  const known = new Map<string, boolean>();
  return {
    forget: () => known.clear(),
    open: (pollId: string): true => {
      insertOpen.run(pollId);
      known.delete(pollId);
      return true;
    },
    close: (pollId: string): boolean => {
      known.set(pollId, false);
      return setClosed.run(pollId).changes === 1;
    },
    isOpen: (pollId: string): boolean => {
      const remembered = known.get(pollId);
      if (remembered !== undefined) return remembered;
      const row = select.get(pollId);
      const open = row !== undefined && textOf(row, 'status') === 'open';
      known.set(pollId, open);
      return open;
    },
  };
}

function createVoters(db: DatabaseSync) {
  const insert = db.prepare(
    'insert into voters (poll_id, person_id, command_id) values (?, ?, ?) on conflict do nothing',
  );
  const select = db.prepare('select command_id from voters where poll_id = ? and person_id = ?');
  return {
    /** False when the person is there already. */
    add: (pollId: string, personId: string, commandId: string) =>
      insert.run(pollId, personId, commandId).changes === 1,
    commandOf: (pollId: string, personId: string): string | undefined => {
      const row = select.get(pollId, personId);
      return row === undefined ? undefined : textOf(row, 'command_id');
    },
  };
}

function createSecretBallots(db: DatabaseSync) {
  const insert = db.prepare('insert into secret_ballots (poll_id, ballot_id, answer) values (?, ?, ?)');
  const select = db.prepare('select answer from secret_ballots where poll_id = ?');
  const remove = db.prepare('delete from secret_ballots where poll_id = ?');
  let waiting: SecretBallot[] = [];

  const insertAll = (ballots: readonly SecretBallot[], sortedIds: readonly string[]): void => {
    const mixed = shuffled(ballots);
    for (const [index, id] of sortedIds.entries()) {
      const ballot = mixed[index];
      if (ballot !== undefined) insert.run(ballot[0], id, ballot[1]);
    }
  };
  const store = (): void => {
    if (waiting.length > 0) insertAll(waiting, ballotIdsOfBatch(waiting.length));
    waiting = [];
  };

  return {
    forget: () => {
      waiting = [];
    },
    add: (pollId: string, answer: string) => {
      waiting.push([pollId, answer]);
    },
    store,
    /** New ids for all ballots of a poll, the old ones overwritten on the disk; false when it has none. */
    rewrite: (pollId: string): boolean => {
      store();
      const rows = select.all(pollId);
      if (rows.length === 0) return false;
      db.exec('pragma secure_delete = on');
      remove.run(pollId);
      db.exec('pragma secure_delete = off');
      insertAll(
        rows.map((row): SecretBallot => [pollId, textOf(row, 'answer')]),
        ballotIds(rows.length),
      );
      return true;
    },
  };
}
