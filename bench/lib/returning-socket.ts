/** A viewer that comes back after every loss, as the page does: by its own last number, with jittered pauses. */
import type { CommandPacket, Frame, Welcome } from '#shared/contract/protocol.ts';
import type { RoomPlace } from '../generators/place.ts';
import { sharedNowMs } from './clock.ts';
import { openRoomSocket, type RoomSocket } from './room-socket.ts';
import type { createSnapshotReader } from './snapshot.ts';

/** As in client/session/connection.ts. */
const FIRST_PAUSE_MS = 600;
const LONGEST_PAUSE_MS = 12_000;
const JITTER = 0.6;
const CONNECT_TIMEOUT_MS = 10_000;

/** What a frame says, read once for all sockets of a process. */
interface FrameNote {
  readonly from: number;
  readonly upTo: number;
  readonly comments: readonly number[];
}

const KEY_BYTES = 64;
const notes = new Map<string, FrameNote>();

/** Numbers of the comments that a frame makes visible. */
function commentsIn(frame: Frame): readonly number[] {
  return frame.events.flatMap(({ event }) => (event.type === 'comment.shown' ? [event.comment.no] : []));
}

function noteOf(key: string, payload: Buffer): FrameNote {
  const known = notes.get(key);
  if (known !== undefined) return known;
  const [, frame]: [string, Frame] = JSON.parse(payload.toString('utf8', 2));
  const note = { from: frame.from, upTo: frame.upTo, comments: commentsIn(frame) };
  notes.set(key, note);
  return note;
}

/** The pause before attempt number `attempt` (0 is the first), as Socket.IO's client computes it. */
export function pauseMs(attempt: number, chance: () => number): number {
  const plain = FIRST_PAUSE_MS * 2 ** attempt;
  const deviation = Math.floor(chance() * JITTER * plain);
  return Math.min(chance() < 0.5 ? plain - deviation : plain + deviation, LONGEST_PAUSE_MS);
}

export interface ReturningOptions {
  readonly place: RoomPlace;
  readonly cookie: string;
  readonly localAddress: string;
  readonly readSnapshot: ReturnType<typeof createSnapshotReader>;
}

export class ReturningSocket {
  readonly #options: ReturningOptions;
  readonly #seen = new Set<number>();
  #since: number;
  #socket: RoomSocket | null = null;
  #attempt = 0;
  #live = false;
  #closed = false;
  #backMs = 0;
  /** How often the snapshot was needed. */
  snapshots = 0;
  /** How often a frame did not follow the one before. */
  gaps = 0;
  /** Called whenever the socket is open and up to date. */
  onLive: () => void = () => undefined;

  constructor(options: ReturningOptions) {
    this.#options = options;
    this.#since = options.place.since;
  }

  /** Whether it is connected and has everything up to its welcome. */
  get live(): boolean {
    return this.#live;
  }

  /** When it was last welcomed. */
  get backMs(): number {
    return this.#backMs;
  }

  /** Comments from `first` to `last` that never arrived. */
  missed(first: number, last: number): number {
    let missed = 0;
    for (let no = first; no <= last; no += 1) if (!this.#seen.has(no)) missed += 1;
    return missed;
  }

  command(packet: CommandPacket, done: (acknowledgement: string) => void): void {
    this.#socket?.command(packet, done);
  }

  open(): void {
    const { place, cookie, localAddress } = this.#options;
    const late = setTimeout(() => this.#again(), CONNECT_TIMEOUT_MS);
    const socket = openRoomSocket({
      ...{ target: place, cookie, localAddress, sessionId: place.sessionId, since: this.#since },
      onMessage: (payload) => {
        clearTimeout(late);
        this.#take(payload);
      },
      onClose: () => {
        clearTimeout(late);
        this.#again();
      },
    });
    this.#socket = socket;
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  #again(): void {
    if (this.#closed) return;
    this.#live = false;
    this.#socket?.close();
    this.#socket = null;
    setTimeout(() => this.open(), pauseMs(this.#attempt, Math.random));
    this.#attempt += 1;
  }

  #take(payload: Buffer): void {
    const key = payload.toString('latin1', 0, KEY_BYTES);
    if (key.startsWith('42["frame",')) this.#takeNote(noteOf(key, payload));
    else if (key.startsWith('42["welcome",')) this.#takeWelcome(payload);
  }

  #takeWelcome(payload: Buffer): void {
    const [, welcome]: [string, Welcome] = JSON.parse(payload.toString('utf8', 2));
    if (welcome.kind === 'stale') {
      void this.#takeSnapshot();
      return;
    }
    const { frame } = welcome;
    this.#takeNote({ from: frame.from, upTo: frame.upTo, comments: commentsIn(frame) });
    this.#attempt = 0;
    this.#live = true;
    this.#backMs = sharedNowMs();
    this.onLive();
  }

  #takeNote({ from, upTo, comments }: FrameNote): void {
    if (from > this.#since) {
      this.gaps += 1;
      this.#again();
      return;
    }
    for (const no of comments) this.#seen.add(no);
    this.#since = Math.max(this.#since, upTo);
  }

  /** The state itself instead of the way to it: everything up to its number is known. */
  async #takeSnapshot(): Promise<void> {
    this.snapshots += 1;
    const { place, cookie, localAddress } = this.#options;
    const request = { host: place.host, port: place.port, code: place.code, cookie, localAddress };
    const snapshot = await this.#options.readSnapshot(request).catch(() => null);
    if (snapshot !== null) {
      for (let no = 1; no <= snapshot.now.counters.comments; no += 1) this.#seen.add(no);
      this.#since = snapshot.room.seq;
    }
    this.#again();
  }
}
