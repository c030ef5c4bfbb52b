/**
 * The socket of one room: says hello with the last number applied, resumes by our own numbers, and says in a word
 * where it stands. Socket.IO's own state recovery is not used.
 */
import { io, type Socket } from 'socket.io-client';
import { chance, nowMs } from '#client/lib/clock.ts';
import { isRefusalCode } from '#client/lib/http.ts';
import { fail, type Outcome } from '#client/lib/outcome.ts';
import type { Store } from '#client/lib/store.ts';
import type {
  ClientMessages,
  CommandPacket,
  Frame,
  Hello,
  MediaNotice,
  Mine,
  ServerMessages,
  Welcome,
} from '#shared/contract/protocol.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { ConnectionState, ConnectionStatus } from './connection-state.ts';

/** What the connection hands over, and asks for. */
export interface ConnectionOwner {
  readonly hello: () => Hello;
  /** These two answer false when something is missing. */
  readonly onWelcome: (welcome: Welcome) => boolean;
  readonly onFrame: (frame: Frame) => boolean;
  readonly onMine: (mine: Mine) => void;
  readonly onMedia: (notice: MediaNotice) => void;
  /** Welcomed again, by a new socket. */
  readonly onReconnected: () => void;
  /** Fetches the snapshot anew; false when that did not work either. */
  readonly refetch: () => Promise<boolean>;
}

export interface Connection {
  open(): void;
  close(): void;
  /** Says hello again, as somebody else perhaps. */
  reopen(): void;
  isOpen(): boolean;
  request<T>(packet: CommandPacket, timeoutMs: number): Promise<Outcome<T>>;
  /** Resolves when the socket is open, or after `ms` in any case. */
  untilOpen(ms: number): Promise<void>;
}

/** Asleep longer than this, a phone's socket is dead more often than not. */
const SLEEP_MS = 20_000;
/** Waits before asking again by ourselves, where Socket.IO does not. */
const AGAIN_MS = 2000;

/** Refusals that a while of waiting may cure. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['overloaded', 'too_fast', 'internal']);

type RoomSocket = Socket<ServerMessages, ClientMessages>;

function createSocket(owner: ConnectionOwner): RoomSocket {
  return io({
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    auth: (answer) => answer({ ...owner.hello() }),
    // Spread out, so that a restarted server is not run over by everybody at once.
    reconnectionDelay: 600,
    reconnectionDelayMax: 12_000,
    randomizationFactor: 0.6,
    timeout: 10_000,
  });
}

/** A connection for one room; `open` begins it, `state` is where it says how it is. */
export function createConnection(owner: ConnectionOwner, state: Store<ConnectionState>): Connection {
  const socket = createSocket(owner);
  const again = jitteredTimer(() => void socket.connect());
  let gaps = 0;
  let welcomed = false;
  let closed = false;

  const say = (status: ConnectionStatus, code: RefusalCode | null = null) => state.set({ status, code });
  /** Something is missing: ask from the last number; if that gives no whole log either, take a snapshot. */
  const catchUp = async (snapshot: boolean) => {
    say('behind');
    socket.disconnect();
    gaps += 1;
    const fetched = snapshot || gaps > 1 ? await owner.refetch() : true;
    if (!closed) again.start(fetched && gaps < 4 ? 100 : AGAIN_MS * Math.min(gaps, 5));
  };

  socket.on('connect', () => state.get().status !== 'connecting' && say('behind'));
  socket.on('welcome', (welcome) => {
    if (!owner.onWelcome(welcome)) {
      void catchUp(welcome.kind === 'stale');
      return;
    }
    gaps = 0;
    say('live');
    if (welcomed) owner.onReconnected();
    welcomed = true;
  });
  socket.on('frame', (frame) => {
    if (!owner.onFrame(frame)) void catchUp(false);
  });
  socket.on('mine', owner.onMine);
  socket.on('media', owner.onMedia);
  watchLoss(socket, state, again);
  const reopen = () => {
    if (closed || state.get().status === 'outdated') return;
    socket.disconnect();
    say('behind');
    socket.connect();
  };
  const stopWatching = watchWaking(reopen);

  return {
    open: () => void socket.connect(),
    reopen,
    close() {
      closed = true;
      again.stop();
      stopWatching();
      socket.removeAllListeners();
      socket.disconnect();
    },
    isOpen: () => socket.connected,
    request: (packet, timeoutMs) => request(socket, packet, timeoutMs),
    untilOpen: (ms) => untilOpen(socket, ms),
  };
}

/** Says so when the socket is lost, and comes back where Socket.IO does not do it by itself. */
function watchLoss(socket: RoomSocket, state: Store<ConnectionState>, again: JitteredTimer): void {
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    state.set({ status: 'offline', code: null });
    if (reason === 'io server disconnect') again.start(AGAIN_MS);
  });
  socket.on('connect_error', (error) => {
    if (!socket.active) refusedHandshake(error, state, again);
    else state.set({ status: 'offline', code: null });
  });
}

interface JitteredTimer {
  readonly start: (ms: number) => void;
  readonly stop: () => void;
}

/** A timer around `ms`, spread so that many pages do not act at once. */
function jitteredTimer(act: () => void): JitteredTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    start(ms) {
      stop();
      timer = setTimeout(act, ms * (0.5 + chance()));
    },
  };
}

/** The server answered the handshake with a no. */
function refusedHandshake(error: Error, state: Store<ConnectionState>, again: JitteredTimer): void {
  const { code, retryAfterMs } = refusalIn(error);
  if (code === 'outdated_client') {
    state.set({ status: 'outdated', code });
  } else if (code !== null && !PASSING.has(code)) {
    state.set({ status: 'refused', code });
  } else {
    state.set({ status: 'offline', code: null });
    again.start(retryAfterMs ?? AGAIN_MS * 2);
  }
}

/** The refusal that a handshake error carries, in its data or as its message. */
export function refusalIn(error: Error): { code: RefusalCode | null; retryAfterMs: number | null } {
  const data: unknown = 'data' in error ? error.data : null;
  const facts = typeof data === 'object' && data !== null ? data : {};
  const named: unknown = 'code' in facts ? facts.code : error.message;
  const after: unknown = 'retryAfterMs' in facts ? facts.retryAfterMs : null;
  return {
    code: isRefusalCode(named) ? named : null,
    retryAfterMs: typeof after === 'number' ? after : null,
  };
}

async function request<T>(socket: Socket, packet: CommandPacket, timeoutMs: number): Promise<Outcome<T>> {
  try {
    const outcome: Outcome<T> = await socket.timeout(timeoutMs).emitWithAck('command', packet);
    return outcome;
  } catch {
    return fail(socket.connected ? 'timed_out' : 'offline');
  }
}

function untilOpen(socket: RoomSocket, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (socket.connected) return resolve();
    const done = () => {
      clearTimeout(timer);
      socket.off('welcome', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    socket.on('welcome', done);
  });
}

/** Calls back when the device's network goes or returns, or when the page wakes after a long sleep. */
function watchWaking(wake: () => void): () => void {
  let hiddenAt: number | null = null;
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = nowMs();
      return;
    }
    const slept = hiddenAt === null ? 0 : nowMs() - hiddenAt;
    hiddenAt = null;
    if (slept > SLEEP_MS) wake();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', wake);
  // A dead socket may look alive until its heartbeat fails; connecting anew shows at once which it is.
  window.addEventListener('offline', wake);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', wake);
  };
}
