/** A viewer's end of a room over a real socket: applies frames like the browser does, and resumes by number. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { CommandName, InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import {
  type ClientMessages,
  type Frame,
  type Hello,
  type Mine,
  PROTOCOL_VERSION,
  type RoomNow,
  type ServerMessages,
  type Snapshot,
} from '#shared/contract/protocol.ts';
import { applyRoom, type RoomState } from '#shared/contract/room.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { HttpClient } from './http-client.ts';
import { waitFor } from './wait-for.ts';

export interface RoomClientOptions {
  readonly http: HttpClient;
  readonly code: string;
  readonly audience?: Hello['audience'];
  readonly guestToken?: string;
  readonly wall?: boolean;
}

export class RoomClient {
  readonly #options: RoomClientOptions;
  #socket: Socket<ServerMessages, ClientMessages> | null = null;
  #room: RoomState | null = null;
  now: Partial<RoomNow> = {};
  mine: Mine | null = null;
  /** Numbers of the events in the order in which they were applied. */
  readonly applied: number[] = [];
  /** Everything that came over the wire, for tests of what must not. */
  readonly received: string[] = [];
  refused: string | null = null;
  resyncs = 0;

  constructor(options: RoomClientOptions) {
    this.#options = options;
  }

  static async join(options: RoomClientOptions): Promise<RoomClient> {
    const client = new RoomClient(options);
    await client.fetchSnapshot();
    await client.connect();
    return client;
  }

  get room(): RoomState {
    if (this.#room === null) throw new Error('no snapshot yet');
    return this.#room;
  }

  get sessionId(): string {
    return this.room.session.id;
  }

  async fetchSnapshot(): Promise<void> {
    const { http, code, audience = 'public' } = this.#options;
    const snapshot = await http.get<Snapshot>(`/api/sessions/${code}/snapshot?audience=${audience}`);
    this.received.push(JSON.stringify(snapshot));
    this.#room = snapshot.room;
    this.now = snapshot.now;
  }

  /** Connects and waits until the welcome has been applied. */
  async connect(): Promise<void> {
    const { http, audience = 'public', guestToken, wall } = this.#options;
    const hello: Hello = {
      protocol: PROTOCOL_VERSION,
      sessionId: this.sessionId,
      since: this.room.seq,
      audience,
      ...(guestToken === undefined ? {} : { guestToken }),
      ...(wall === undefined ? {} : { wall }),
    };
    const socket: Socket<ServerMessages, ClientMessages> = io(http.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { ...hello },
      ...(http.cookie === '' ? {} : { extraHeaders: { cookie: http.cookie } }),
    });
    this.#socket = socket;
    let welcomed: 'no' | 'yes' | 'stale' = 'no';
    socket.on('connect_error', (error) => {
      this.refused = error.message;
    });
    socket.onAny((name: string, argument: unknown) => this.received.push(JSON.stringify([name, argument])));
    socket.on('welcome', (welcome) => {
      this.mine = welcome.mine;
      if (welcome.kind === 'resumed') this.#apply(welcome.frame);
      welcomed = welcome.kind === 'resumed' ? 'yes' : 'stale';
      // As the page does it: frames of a room that is already too far away are not waited for.
      if (welcome.kind === 'stale') socket.disconnect();
    });
    socket.on('frame', (frame) => this.#apply(frame));
    socket.on('mine', (mine) => {
      this.mine = mine;
    });
    await waitFor(() => welcomed !== 'no' || this.refused !== null, { what: 'a welcome' });
    if ((welcomed as string) === 'stale') {
      this.resyncs += 1;
      await this.fetchSnapshot();
      await this.connect();
    }
  }

  #apply(frame: Frame): void {
    if (frame.from > this.room.seq) throw new Error(`a gap: at ${this.room.seq}, frame from ${frame.from}`);
    let room = this.room;
    for (const numbered of frame.events) {
      if (numbered.seq <= room.seq) continue;
      room = applyRoom(room, numbered);
      this.applied.push(numbered.seq);
    }
    this.#room = { ...room, seq: Math.max(room.seq, frame.upTo) };
    const { supports, polls, ...rest } = frame.now ?? {};
    this.now = {
      ...this.now,
      ...rest,
      supports: { ...this.now.supports, ...supports },
      polls: { ...this.now.polls, ...polls },
    };
  }

  async send<N extends CommandName>(
    name: N,
    payload: InputOf<N>,
    commandId: string = randomUUID(),
  ): Promise<Result<ReplyOf<N>>> {
    return this.sendRaw({ name, commandId, payload }) as Promise<Result<ReplyOf<N>>>;
  }

  /** Sends anything at all. */
  async sendRaw(packet: unknown): Promise<Result<unknown>> {
    const socket = this.#socket;
    if (socket === null) throw new Error('not connected');
    return socket.timeout(10_000).emitWithAck('command', packet as never) as Promise<Result<unknown>>;
  }

  async must<N extends CommandName>(name: N, payload: InputOf<N>): Promise<ReplyOf<N>> {
    const result = await this.send(name, payload);
    if (!result.ok) throw new Error(`${name} was refused: ${result.code} ${result.detail ?? ''}`);
    return result.value;
  }

  get connected(): boolean {
    return this.#socket?.connected ?? false;
  }

  /** Drops the connection as a lost network would. */
  drop(): void {
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /** Waits until a number has been applied. */
  async caughtUpTo(seq: number): Promise<void> {
    await waitFor(() => this.room.seq >= seq, { what: `event ${seq}` });
  }
}
