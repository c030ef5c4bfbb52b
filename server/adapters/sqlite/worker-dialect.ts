/** Kysely over the database threads: selections go to the reader, everything else to the writer. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { StatementMessage } from './messages.ts';
import { isSqlValue } from './values.ts';
import type { WorkerLink } from './worker-link.ts';

/** Each statement is a request of its own; it shares its commit with others. */
export function createWorkerDialect(reader: WorkerLink, writer: WorkerLink): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(reader, writer),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(reader: WorkerLink, writer: WorkerLink): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async (query) => {
      const link = SelectQueryNode.is(query.query) ? reader : writer;
      const reply = await link.submit(toMessage(query));
      if (typeof reply !== 'object' || !('rows' in reply)) throw new Error('not the answer to a statement');
      return toResult(reply.rows, reply.changes);
    },
    streamQuery: refuseStreams,
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuseTransactions,
    commitTransaction: refuseTransactions,
    rollbackTransaction: refuseTransactions,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function toMessage(query: CompiledQuery): StatementMessage {
  const parameters = query.parameters.map((value) => {
    if (isSqlValue(value)) return value;
    throw new TypeError(`not a database value: ${typeof value}`);
  });
  return ['sql', query.sql, parameters];
}

/** The query's own type says what its rows are, as with every driver of Kysely. */
function toResult<Row>(rows: readonly unknown[], changes: number): QueryResult<Row>;
function toResult(rows: readonly unknown[], changes: number): QueryResult<unknown> {
  return { rows: [...rows], numAffectedRows: BigInt(changes) };
}

async function refuseTransactions(): Promise<void> {
  throw new Error('transactions live in the database thread');
}

function refuseStreams(): never {
  throw new Error('rows are not streamed between threads');
}
