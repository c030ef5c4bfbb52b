/** The reading thread's work: each statement on its own, always on the newest commit. */
import type { DatabaseSync } from 'node:sqlite';
import { toFailure } from './failures.ts';
import type { Message, Reply } from './messages.ts';
import { createStatementRunner } from './statements.ts';

export function createReader(db: DatabaseSync): (batch: readonly Message[]) => readonly Reply[] {
  const runStatement = createStatementRunner(db);
  return (batch) =>
    batch.map((message) => {
      try {
        if (message[0] !== 'sql') throw new Error(`the reader cannot ${message[0]}`);
        return runStatement(message);
      } catch (error) {
        return toFailure(error);
      }
    });
}
