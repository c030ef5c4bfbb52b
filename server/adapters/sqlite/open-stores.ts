/** Opens everything that is kept in one SQLite file. */
import { Kysely } from 'kysely';
import type { AccountStore } from '#server/ports/accounts.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import { createSqlAccountStore } from '../sql/account-store.ts';
import type { Tables } from '../sql/tables.ts';
import { createSqliteEventStore } from './event-store.ts';
import { createSqliteLedger } from './ledger.ts';
import { migrateFile } from './migrate-file.ts';
import { createWorkerDialect } from './worker-dialect.ts';
import { startWorker } from './worker-link.ts';

export interface Stores {
  readonly events: EventStore;
  readonly ledger: Ledger;
  readonly accounts: AccountStore;
  /** Waits for what was asked for, then lets go of the file. The stores' own `close` need not be called. */
  close(): Promise<void>;
}

/** Opens (and where needed makes or migrates) the file. The folder must exist. */
export async function openSqliteStores({ file }: { readonly file: string }): Promise<Stores> {
  await migrateFile(file);
  const writer = startWorker({ file, mode: 'write' });
  const reader = startWorker({ file, mode: 'read' });
  const db = new Kysely<Tables>({ dialect: createWorkerDialect(reader, writer) });
  let closing: Promise<void> | undefined;
  return {
    events: createSqliteEventStore(db, writer),
    ledger: createSqliteLedger(db, writer),
    accounts: createSqlAccountStore(db),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };

  async function closeAll(): Promise<void> {
    await reader.close();
    // Last, so that the last connection tidies the write-ahead log away.
    await writer.close();
  }
}
