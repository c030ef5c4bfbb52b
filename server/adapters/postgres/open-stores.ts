/** Opens everything that is kept in one PostgreSQL database. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import { createSqlAccountStore } from '../sql/account-store.ts';
import { migrate } from '../sql/migrations.ts';
import type { Tables } from '../sql/tables.ts';
import { createPostgresEventStore } from './event-store.ts';
import { createPostgresLedger } from './ledger.ts';

export interface Stores {
  readonly events: EventStore;
  readonly ledger: Ledger;
  readonly accounts: AccountStore;
  /** Waits for what was asked for, then lets go of the database. The stores' own `close` need not be called. */
  close(): Promise<void>;
}

export interface PostgresOptions {
  readonly url: string;
  /** Hears of connections that broke while nobody used them; they are replaced when needed. */
  readonly onConnectionError?: (error: Error) => void;
}

/** Connections per process: four queues of writes and some reads. */
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens (and where needed migrates) the database; several processes may do so at once. */
export async function openPostgresStores(options: PostgresOptions): Promise<Stores> {
  const { url, onConnectionError = () => {} } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection in use reports to its query; without a listener of its own it would end the process besides.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', onConnectionError);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, 'postgres');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const events = createPostgresEventStore(db);
  const ledger = createPostgresLedger(db);
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await Promise.all([events.close(), ledger.close()]);
    await db.destroy();
  };
  return {
    events,
    ledger,
    accounts: createSqlAccountStore(db),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
