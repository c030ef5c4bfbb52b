/** Appending events inside the writing thread's transaction. */
import type { DatabaseSync } from 'node:sqlite';
import type { AppendMessage, AppendReply, CommandTuple, StreamTuple, WriteTuple } from './messages.ts';
import { numberOf, textOf } from './values.ts';

/** Everything is checked before anything is written: a refused request leaves the shared transaction clean. */
export function createAppender(db: DatabaseSync): (message: AppendMessage) => AppendReply {
  const findDuplicate = createDuplicateFinder(db);
  const findConflict = createConflictFinder(db);
  const write = createAppendWriter(db);
  return ([, streams, commands, writes]) => {
    const duplicate = findDuplicate(commands);
    if (duplicate !== undefined) return { outcome: 'duplicate', command: duplicate };
    const conflict = findConflict(streams);
    if (conflict !== undefined) return { outcome: 'conflict', stream: conflict };
    write(streams, commands, writes);
    return { outcome: 'appended' };
  };
}

function createDuplicateFinder(db: DatabaseSync) {
  const select = db.prepare('select person_id, reply from commands where stream = ? and command_id = ?');
  return (commands: readonly CommandTuple[]): CommandTuple | undefined => {
    for (const [stream, commandId] of commands) {
      const row = select.get(stream, commandId);
      if (row !== undefined) return [stream, commandId, textOf(row, 'person_id'), textOf(row, 'reply')];
    }
    return undefined;
  };
}

function createConflictFinder(db: DatabaseSync) {
  const select = db.prepare('select seq from events where stream = ? order by seq desc limit 1');
  return (streams: readonly StreamTuple[]): string | undefined => {
    for (const [stream, expectedSeq] of streams) {
      const row = select.get(stream);
      if ((row === undefined ? 0 : numberOf(row, 'seq')) !== expectedSeq) return stream;
    }
    return undefined;
  };
}

function createAppendWriter(db: DatabaseSync) {
  const insertEvent = db.prepare('insert into events (stream, seq, at, body) values (?, ?, ?, ?)');
  const insertCommand = db.prepare(
    'insert into commands (stream, command_id, person_id, reply) values (?, ?, ?, ?)',
  );
  const putRow = db.prepare(
    `insert into projections (table_name, key, scope, tag, sort, doc) values (?, ?, ?, ?, ?, ?)
     on conflict (table_name, key) do update
     set scope = excluded.scope, tag = excluded.tag, sort = excluded.sort, doc = excluded.doc`,
  );
  const deleteRow = db.prepare('delete from projections where table_name = ? and key = ?');

  return (
    streams: readonly StreamTuple[],
    commands: readonly CommandTuple[],
    writes: readonly WriteTuple[],
  ): void => {
    for (const [stream, expectedSeq, atAndBody] of streams) {
      for (let index = 0; index + 1 < atAndBody.length; index += 2) {
        const seq = expectedSeq + index / 2 + 1;
        insertEvent.run(stream, seq, atAndBody[index] ?? '', atAndBody[index + 1] ?? '');
      }
    }
    for (const command of commands) insertCommand.run(...command);
    for (const row of writes) {
      if (row.length === 6) putRow.run(...row);
      else deleteRow.run(...row);
    }
  };
}
