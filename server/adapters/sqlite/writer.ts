/** The writing thread's work: one transaction per batch, and every request in it all or nothing. */
import type { DatabaseSync } from 'node:sqlite';
import { createAppender } from './appender.ts';
import { createBallotBox } from './ballot-box.ts';
import { isStoreFault, toFailure } from './failures.ts';
import type { Message, Reply } from './messages.ts';
import { createStatementRunner } from './statements.ts';

export function createWriter(db: DatabaseSync): (batch: readonly Message[]) => readonly Reply[] {
  const carryOut = createOperations(db);
  const ballots = carryOut.ballots;

  const commit = (batch: readonly Message[]): Reply[] => {
    db.exec('begin immediate');
    try {
      ballots.begin();
      const replies = batch.map(carryOut.run);
      ballots.finish();
      db.exec('commit');
      return replies;
    } catch (error) {
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
  };

  return (batch) => {
    try {
      const replies = commit(batch);
      ballots.afterCommit();
      return replies;
    } catch (error) {
      const failure = toFailure(error);
      if (batch.length === 1 || isStoreFault(error)) return batch.map(() => failure);
      // Requests are checked before they write, so this is a bug in one of them: the others must not suffer.
      return batch.map((message) => alone(commit, message));
    }
  };
}

function alone(commit: (batch: readonly Message[]) => Reply[], message: Message): Reply {
  try {
    return commit([message])[0] ?? { failed: 'no answer' };
  } catch (error) {
    return toFailure(error);
  }
}

function createOperations(db: DatabaseSync) {
  const ballots = createBallotBox(db);
  const append = createAppender(db);
  const runStatement = createStatementRunner(db);
  const support = db.prepare(
    'insert into supports (target_id, person_id, scope) values (?, ?, ?) on conflict do nothing',
  );
  const withdraw = db.prepare('delete from supports where target_id = ? and person_id = ?');
  const visit = db.prepare('insert into visits (scope, person_id) values (?, ?) on conflict do nothing');

  const run = (message: Message): Reply => {
    switch (message[0]) {
      case 'append':
        return append(message);
      case 'ballot':
        return ballots.cast(message);
      case 'open-poll':
        return ballots.open(message[1]);
      case 'close-poll':
        return ballots.closePoll(message[1]);
      case 'support': {
        const [, targetId, scope, personId, on] = message;
        const { changes } = on ? support.run(targetId, personId, scope) : withdraw.run(targetId, personId);
        return changes === 1;
      }
      case 'visit':
        return visit.run(message[1], message[2]).changes === 1;
      case 'sql':
        return runStatement(message);
    }
  };
  return { ballots, run };
}
