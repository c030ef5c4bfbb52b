/** Stores that count how often the database is read, for the claim that reads do not grow with viewers. */
import type { AccountStore } from '#server/ports/accounts.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Ledger } from '#server/ports/ledger.ts';

interface Stores {
  readonly events: EventStore;
  readonly ledger: Ledger;
  readonly accounts: AccountStore;
}

/** Methods that ask and change nothing begin like this in all three ports. */
const READS = /^(read|last|find|load|get|list|count|has)/;

/** The same stores; `read` is called for every read. */
export function countReads({ events, ledger, accounts }: Stores, read: () => void): Stores {
  return { events: counted(events, read), ledger: counted(ledger, read), accounts: counted(accounts, read) };
}

function counted<S extends object>(store: S, read: () => void): S {
  return new Proxy(store, {
    get: (target, name) => {
      if (typeof name === 'string' && READS.test(name)) read();
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
