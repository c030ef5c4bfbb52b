/** Simulated people on real sockets: viewers with a device each, and departments at their desks. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { CommandName, InputOf } from '#shared/contract/catalogue.ts';
import {
  type ClientMessages,
  type Hello,
  PROTOCOL_VERSION,
  type ServerMessages,
  type Snapshot,
} from '#shared/contract/protocol.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type Browser, visit } from './browser.ts';
import { NICKNAMES } from './texts/people.ts';

type ViewerSocket = Socket<ServerMessages, ClientMessages>;

const ACKNOWLEDGED_MS = 10_000;

export class Viewer {
  readonly name: string;
  readonly browser: Browser;
  #socket: ViewerSocket | null = null;
  /** Number of the last event seen, so that coming back resumes like a page does. */
  #since = 0;

  constructor(name: string, browser: Browser) {
    this.name = name;
    this.browser = browser;
  }

  get isHere(): boolean {
    return this.#socket?.connected ?? false;
  }

  /** Opens the session's page, or a desk: snapshot, then socket. */
  async arrive(url: string, code: string, audience: Hello['audience'] = 'public'): Promise<void> {
    const snapshot = await this.browser.get<Snapshot>(`/api/sessions/${code}/snapshot?audience=${audience}`);
    this.#since = Math.max(this.#since, snapshot.room.seq);
    const hello = (): Hello => ({
      protocol: PROTOCOL_VERSION,
      sessionId: snapshot.room.session.id,
      since: this.#since,
      audience,
    });
    const socket: ViewerSocket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      auth: (give) => give({ ...hello() }),
      extraHeaders: { cookie: this.browser.cookie },
    });
    socket.on('frame', ({ upTo }) => {
      this.#since = Math.max(this.#since, upTo);
    });
    this.#socket = socket;
  }

  leave(): void {
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /** Sends a command; null when the viewer is not here or the answer does not come. */
  async send<N extends CommandName>(name: N, payload: InputOf<N>): Promise<Result<unknown> | null> {
    const socket = this.#socket;
    if (socket?.connected !== true) return null;
    return socket
      .timeout(ACKNOWLEDGED_MS)
      .emitWithAck('command', { name, commandId: randomUUID(), payload })
      .catch(() => null);
  }
}

/** So many people with a device each, not yet watching. */
export async function gatherViewers(url: string, count: number): Promise<readonly Viewer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = NICKNAMES[index % NICKNAMES.length] ?? '网友';
      const round = Math.floor(index / NICKNAMES.length);
      return new Viewer(round === 0 ? name : `${name}${round + 1}`, await visit(url));
    }),
  );
}
