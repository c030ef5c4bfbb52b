/** A WebSocket over a bare TCP socket: thousands of them fit into one process, sharing one read buffer. */
import { connect, type Socket } from 'node:net';
import { CLOSE, clientFrame, FrameReader, PING, PONG, TEXT, upgradeRequest } from './websocket-wire.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export interface WebSocketOptions {
  readonly target: Target;
  /** Source address, so that one process is not held to one address's ports. */
  readonly localAddress: string;
  readonly cookie: string | null;
  onOpen(): void;
  /** The payload is only valid during the call. */
  onText(payload: Buffer): void;
  /** Once, for whatever reason. */
  onClose(reason: string): void;
}

export interface BareWebSocket {
  send(text: string): void;
  close(): void;
}

/** What was read is used up before the next read, so all sockets read into the same memory. */
const READ_BUFFER = Buffer.alloc(256 * 1024);

export function openWebSocket(options: WebSocketOptions): BareWebSocket {
  const { target } = options;
  let closed = false;
  const end = (reason: string): void => {
    if (closed) return;
    closed = true;
    socket.destroy();
    options.onClose(reason);
  };
  const reader = new FrameReader({
    onUpgrade: (status) => (status === 101 ? options.onOpen() : end(`HTTP ${status}`)),
    onFrame: (opcode, payload) => {
      if (closed) return;
      if (opcode === TEXT) options.onText(payload);
      else if (opcode === PING) socket.write(clientFrame(PONG, payload));
      else if (opcode === CLOSE) end('closed by the server');
    },
  });
  const socket: Socket = connect({
    host: target.host,
    port: target.port,
    localAddress: options.localAddress,
    noDelay: true,
    onread: {
      buffer: READ_BUFFER,
      callback: (size) => {
        reader.push(READ_BUFFER.subarray(0, size));
        return true;
      },
    },
  });
  socket.once('connect', () =>
    socket.write(upgradeRequest(target.path, `${target.host}:${target.port}`, options.cookie)),
  );
  socket.on('error', (error) => end(error.message));
  socket.on('close', () => end('connection lost'));
  return {
    send: (text) => void (closed || socket.write(clientFrame(TEXT, Buffer.from(text)))),
    close: () => end('closed here'),
  };
}
