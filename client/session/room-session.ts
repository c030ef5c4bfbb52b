/** One room in the browser: snapshot, socket, store and sender put together, with one life. */
import { learnServerTime } from '#client/lib/clock.ts';
import { getJson } from '#client/lib/http.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import type { Hello, MediaNotice, Snapshot } from '#shared/contract/protocol.ts';
import { PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import { createCaller, createCommandSender, type Send } from './command-sender.ts';
import { type ConnectionState, createConnection } from './connection.ts';
import { createRoomStore, type RoomStore } from './room-store.ts';

export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: FailureCode };

export interface RoomSessionOptions {
  readonly code: string;
  readonly audience: Hello['audience'];
  readonly guestToken?: string;
}

export interface RoomSession {
  readonly store: RoomStore;
  readonly phase: ReadableStore<Phase>;
  readonly connection: ReadableStore<ConnectionState>;
  readonly send: Send;
  /** For media signalling: this socket or nothing, no retry. */
  readonly call: Send;
  /** Notices for the media session of this page; answers how to stop listening. */
  readonly onMedia: (listener: (notice: MediaNotice) => void) => () => void;
  /** Loads and connects; again after a failure. */
  readonly start: () => Promise<void>;
  readonly close: () => void;
}

/** A room that does nothing until `start`. */
export function createRoomSession(options: RoomSessionOptions): RoomSession {
  const store = createRoomStore();
  const phase = createStore<Phase>({ kind: 'loading' });
  const mediaListeners = new Set<(notice: MediaNotice) => void>();
  let closed = false;

  const fetchSnapshot = async (): Promise<FailureCode | null> => {
    const path = `/api/sessions/${encodeURIComponent(options.code)}/snapshot?audience=${options.audience}`;
    const outcome = await getJson<Snapshot>(path);
    if (!outcome.ok) return outcome.code;
    if (outcome.value.protocol !== PROTOCOL_VERSION) return 'outdated_client';
    learnServerTime(outcome.value.serverAt);
    store.takeSnapshot(outcome.value);
    return null;
  };

  const connection = createConnection({
    hello: () => ({
      protocol: PROTOCOL_VERSION,
      sessionId: store.get().room.session.id,
      since: store.get().room.seq,
      audience: options.audience,
      ...(options.guestToken === undefined ? {} : { guestToken: options.guestToken }),
    }),
    onWelcome: store.takeWelcome,
    onFrame: store.takeFrame,
    onMine: store.takeMine,
    onMedia: (notice) => {
      for (const listener of [...mediaListeners]) listener(notice);
    },
    refetch: async () => (await fetchSnapshot()) === null,
  });

  return {
    store,
    phase,
    connection: connection.state,
    send: createCommandSender(connection, () => store.get().room.session.id),
    call: createCaller(connection),
    onMedia(listener) {
      mediaListeners.add(listener);
      return () => mediaListeners.delete(listener);
    },
    async start() {
      phase.set({ kind: 'loading' });
      const failure = await fetchSnapshot();
      if (closed) return;
      phase.set(failure === null ? { kind: 'ready' } : { kind: 'failed', code: failure });
      if (failure === null) connection.open();
    },
    close() {
      closed = true;
      connection.close();
      store.close();
    },
  };
}
