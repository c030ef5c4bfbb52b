/** The installations that the contract suites of stores run on: memory, a SQLite file, a PostgreSQL server. */
import { join } from 'node:path';
import { createMemoryAccountStore } from '#server/adapters/memory/account-store.ts';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import { createMemoryLedger } from '#server/adapters/memory/ledger.ts';
import { openPostgresStores } from '#server/adapters/postgres/open-stores.ts';
import { openSqliteStores } from '#server/adapters/sqlite/open-stores.ts';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { tempDir } from '../support/temp-dir.ts';

export interface Stores {
  readonly events: EventStore;
  readonly ledger: Ledger;
  readonly accounts: AccountStore;
  close(): Promise<void>;
}

/** One installation; every opening of it sees the same contents, as a second process would. */
export interface Installation {
  open(): Promise<Stores>;
  remove(): Promise<void>;
}

export interface StoreSubject {
  readonly name: string;
  install(): Promise<Installation>;
}

export const STORE_SUBJECTS: readonly StoreSubject[] = [
  { name: 'memory', install: installMemory },
  { name: 'sqlite', install: installSqlite },
  { name: 'postgres', install: installPostgres },
];

async function installMemory(): Promise<Installation> {
  const stores = {
    events: createMemoryEventStore(),
    ledger: createMemoryLedger(),
    accounts: createMemoryAccountStore(),
    close: async () => {},
  };
  return { open: async () => stores, remove: async () => {} };
}

async function installSqlite(): Promise<Installation> {
  const dir = await tempDir('sqlite');
  return { open: () => openSqliteStores({ file: join(dir.path, 'main.db') }), remove: dir.remove };
}

async function installPostgres(): Promise<Installation> {
  const server = await startPostgres();
  return { open: () => openPostgresStores({ url: server.url }), remove: server.stop };
}
