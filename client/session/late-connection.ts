/** A connection whose code (Socket.IO's client above all) arrives after the first picture of the page is drawn. */
import { fail } from '#client/lib/outcome.ts';
import type { Store } from '#client/lib/store.ts';
import type { Connection, ConnectionOwner } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';

/** Between attempts to load the code without network. */
const AGAIN_MS = 3000;

/** Until the code is here nothing is open, and commands go by HTTP. */
export function createLateConnection(owner: ConnectionOwner, state: Store<ConnectionState>): Connection {
  let loaded: Connection | null = null;
  let closed = false;
  const load = async (): Promise<void> => {
    try {
      const { createConnection } = await import('./connection.ts');
      if (closed) return;
      loaded = createConnection(owner, state);
      loaded.open();
    } catch {
      state.set({ status: 'offline', code: null });
      setTimeout(() => {
        if (!closed) void load();
      }, AGAIN_MS);
    }
  };
  return {
    open: () => void load(),
    reopen: () => loaded?.reopen(),
    close() {
      closed = true;
      loaded?.close();
    },
    isOpen: () => loaded?.isOpen() ?? false,
    request: (packet, timeoutMs) => loaded?.request(packet, timeoutMs) ?? Promise.resolve(fail('offline')),
    async untilOpen(ms) {
      if (loaded !== null) return loaded.untilOpen(ms);
      await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 500)));
    },
  };
}
