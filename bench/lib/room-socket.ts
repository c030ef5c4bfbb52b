/** A socket of one room as the page opens it: Engine.IO 4 and Socket.IO 5 on a bare WebSocket. */
import { type CommandPacket, type Hello, PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import { type BareWebSocket, openWebSocket, type Target } from './web-socket.ts';

export interface RoomSocketOptions {
  readonly target: Omit<Target, 'path'>;
  readonly localAddress: string;
  readonly cookie: string | null;
  readonly sessionId: string;
  readonly since: number;
  /** Of somebody on the stage. */
  readonly guestToken?: string;
  /** A text `["name",argument]` without its prefix; only valid during the call. */
  onMessage(payload: Buffer): void;
  /** The server said no, or the connection ended. Once. */
  onClose(reason: string): void;
}

export interface RoomSocket {
  /** Sends a command; `done` gets the text of the acknowledgement, `[result]`. */
  command(packet: CommandPacket, done: (acknowledgement: string) => void): void;
  close(): void;
}

const SOCKET_PATH = '/socket.io/?EIO=4&transport=websocket';
const DIGIT_0 = 48;
const DIGIT_2 = 50;
const DIGIT_3 = 51;
const DIGIT_4 = 52;

export function openRoomSocket(options: RoomSocketOptions): RoomSocket {
  const waiting = new Map<number, (acknowledgement: string) => void>();
  let lastAck = 0;
  const hello: Hello = {
    protocol: PROTOCOL_VERSION,
    sessionId: options.sessionId,
    since: options.since,
    audience: 'public',
    ...(options.guestToken === undefined ? {} : { guestToken: options.guestToken }),
  };
  const onPacket = (payload: Buffer): void => {
    const [first, second] = payload;
    if (first === DIGIT_2) socket.send('3');
    else if (first === DIGIT_0) socket.send(`40${JSON.stringify(hello)}`);
    else if (first !== DIGIT_4) return;
    else if (second === DIGIT_2) options.onMessage(payload);
    else if (second === DIGIT_3) acknowledged(payload.toString());
    else if (second === DIGIT_4) {
      options.onClose(`refused: ${payload.toString()}`);
      socket.close();
    }
  };
  const acknowledged = (text: string): void => {
    const start = text.indexOf('[');
    const id = Number(text.slice(2, start));
    waiting.get(id)?.(text.slice(start));
    waiting.delete(id);
  };
  let closed = false;
  const socket: BareWebSocket = openWebSocket({
    target: { ...options.target, path: SOCKET_PATH },
    localAddress: options.localAddress,
    cookie: options.cookie,
    onOpen: () => undefined,
    onText: onPacket,
    onClose: (reason) => {
      if (closed) return;
      closed = true;
      options.onClose(reason);
    },
  });
  return {
    command: (packet, done) => {
      waiting.set(lastAck, done);
      socket.send(`42${lastAck}${JSON.stringify(['command', packet])}`);
      lastAck += 1;
    },
    close: () => {
      closed = true;
      socket.close();
    },
  };
}
