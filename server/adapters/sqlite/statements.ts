/** Statements given as text, prepared once and kept for the next time. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StatementMessage, StatementReply } from './messages.ts';

/** Queries with lists have as many texts as lists have lengths; enough for all others. */
const KEPT = 200;

interface Prepared {
  readonly statement: StatementSync;
  readonly answersRows: boolean;
}

/** Runs statements on a connection. */
export function createStatementRunner(db: DatabaseSync): (message: StatementMessage) => StatementReply {
  const kept = new Map<string, Prepared>();

  const prepare = (sql: string): Prepared => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    const prepared = { statement, answersRows: statement.columns().length > 0 };
    if (kept.size >= KEPT) kept.clear();
    kept.set(sql, prepared);
    return prepared;
  };

  return ([, sql, parameters]) => {
    const { statement, answersRows } = prepare(sql);
    if (!answersRows) return { rows: [], changes: Number(statement.run(...parameters).changes) };
    const rows = statement.all(...parameters);
    return { rows, changes: rows.length };
  };
}
