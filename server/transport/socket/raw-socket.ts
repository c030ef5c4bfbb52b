/** The WebSocket under a Socket.IO socket. The casts here are the edge to what the libraries do not type. */
import type { Socket } from 'socket.io';
import * as webSockets from 'ws';
import type { ClientMessages, ServerMessages } from '#shared/contract/protocol.ts';

export type ConsultationSocket = Socket<ClientMessages, ServerMessages, Record<string, never>, SocketData>;

/** What the server knows of a connection. */
export interface SocketData {
  readonly [key: string]: unknown;
}

/** A WebSocket that takes ready-made frames. */
export interface RawSocket {
  readonly bufferedAmount: number;
  /** False when this version of the library does not offer the way in. */
  sendFrame(buffers: readonly Buffer[]): boolean;
  sendText(text: string): void;
}

interface WsLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly _sender?: { sendFrame?(buffers: readonly Buffer[]): void };
  send(text: string): void;
}

interface Framing {
  frame(
    data: Buffer,
    options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean },
  ): Buffer[];
}

const { Sender } = webSockets as unknown as { readonly Sender: Framing };
const OPEN = 1;
/** Opcode of a text frame (RFC 6455, 5.2). */
const TEXT = 1;

/** The unmasked text frame that every receiver gets; one list of buffers for all. */
export function frameOnce(text: string): readonly Buffer[] {
  return Sender.frame(Buffer.from(text), {
    fin: true,
    opcode: TEXT,
    mask: false,
    readOnly: false,
    rsv1: false,
  });
}

/** The open WebSocket of a socket, or null. */
export function rawSocketOf(socket: ConsultationSocket): RawSocket | null {
  const transport = socket.conn.transport as unknown as { readonly socket?: WsLike };
  const ws = transport.socket;
  if (ws === undefined || ws.readyState !== OPEN) return null;
  return {
    bufferedAmount: ws.bufferedAmount,
    sendFrame: (buffers) => {
      const sender = ws._sender;
      if (sender?.sendFrame === undefined) return false;
      sender.sendFrame(buffers);
      return true;
    },
    sendText: (text) => ws.send(text),
  };
}
