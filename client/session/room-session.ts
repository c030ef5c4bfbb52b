/** One room in the browser: snapshot, socket, store and sender put together, with one life. */
import { learnServerTime, refineServerTime } from '#client/lib/clock.ts';
import { getJson } from '#client/lib/http.ts';
import { createListeners } from '#client/lib/listeners.ts';
import type { FailureCode } from '#client/lib/outcome.ts';
import { createStore, type ReadableStore } from '#client/lib/store.ts';
import type { Me } from '#shared/contract/http.ts';
import type { Frame, Hello, MediaNotice, Snapshot } from '#shared/contract/protocol.ts';
import { PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import { createCaller, createCommandSender, type Send } from './command-sender.ts';
import { CONNECTING, type ConnectionState } from './connection-state.ts';
import { createLateConnection } from './late-connection.ts';
import { createRoomStore, type RoomStore } from './room-store.ts';
import { snapshotPath } from './snapshot-path.ts';

export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: FailureCode };

export interface RoomSessionOptions {
  readonly code: string;
  readonly audience: Hello['audience'];
  readonly guestToken?: string;
  /** The big screen of a hall: not counted as one of the audience. */
  readonly wall?: boolean;
}

/** Media signalling over this room's socket. */
export interface RoomSignalling {
  /** This socket or nothing, no retry. */
  readonly call: Send;
  readonly onNotice: (listener: (notice: MediaNotice) => void) => () => void;
  /** The socket is back after having been away. */
  readonly onReconnected: (listener: () => void) => () => void;
}

export interface RoomSession {
  readonly store: RoomStore;
  readonly phase: ReadableStore<Phase>;
  readonly connection: ReadableStore<ConnectionState>;
  readonly send: Send;
  /** What the media code of this page needs. */
  readonly signalling: RoomSignalling;
  /** Loads and connects; again after a failure. */
  readonly start: () => Promise<void>;
  /** Who we are has changed (signed in, verified): asks again and says hello anew. */
  readonly renew: () => Promise<void>;
  readonly close: () => void;
}

/** A room that does nothing until `start`. */
export function createRoomSession(options: RoomSessionOptions): RoomSession {
  const store = createRoomStore();
  const phase = createStore<Phase>({ kind: 'loading' });
  const notices = createListeners<MediaNotice>();
  const reconnections = createListeners<void>();
  let closed = false;

  const fetchSnapshot = () => takeSnapshot(options, store);
  /** Also gives this device its cookie, without which the socket would not know whose it is. */
  const introduce = () => getJson<Me>('/api/me');

  const state = createStore<ConnectionState>(CONNECTING);
  const owner = {
    hello: () => helloOf(options, store),
    onWelcome: store.takeWelcome,
    onFrame: (frame: Frame) => {
      const last = frame.events.at(-1);
      if (last !== undefined) refineServerTime(last.at);
      return store.takeFrame(frame);
    },
    onMine: store.takeMine,
    onMedia: notices.tell,
    onReconnected: reconnections.tell,
    refetch: async () => (await fetchSnapshot()) === null,
  };
  const connection = createLateConnection(owner, state);

  return {
    store,
    phase,
    connection: state,
    send: createCommandSender(connection, () => ({
      sessionId: store.get().room.session.id,
      as: options.audience === 'public' ? 'citizen' : 'staff',
    })),
    signalling: {
      call: createCaller(connection),
      onNotice: notices.listen,
      onReconnected: reconnections.listen,
    },
    async start() {
      phase.set({ kind: 'loading' });
      const [failure] = await Promise.all([fetchSnapshot(), introduce()]);
      if (closed) return;
      phase.set(failure === null ? { kind: 'ready' } : { kind: 'failed', code: failure });
      if (failure === null) connection.open();
    },
    async renew() {
      await introduce();
      connection.reopen();
    },
    close() {
      closed = true;
      connection.close();
      store.close();
    },
  };
}

/** Fetches the snapshot into the store; answers why not, or null. */
async function takeSnapshot(
  { code, audience }: RoomSessionOptions,
  store: RoomStore,
): Promise<FailureCode | null> {
  const outcome = await getJson<Snapshot>(snapshotPath(code, audience));
  if (!outcome.ok) return outcome.code;
  if (outcome.value.protocol !== PROTOCOL_VERSION) return 'outdated_client';
  learnServerTime(outcome.value.serverAt);
  store.takeSnapshot(outcome.value);
  return null;
}

function helloOf(options: RoomSessionOptions, store: RoomStore): Hello {
  const { room } = store.get();
  return {
    protocol: PROTOCOL_VERSION,
    sessionId: room.session.id,
    since: room.seq,
    audience: options.audience,
    ...(options.guestToken === undefined ? {} : { guestToken: options.guestToken }),
    ...(options.wall === true ? { wall: true } : {}),
  };
}
