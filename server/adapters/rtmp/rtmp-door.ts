/** The encoder door over RTMP: our own port, the protocol by node-media-server. See docs/decisions/008-rtmp.md. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Admit, EncoderDoor } from '#server/ports/encoder-door.ts';
import type { Log } from '#server/ports/log.ts';
import { Connection } from './connection.ts';

export interface RtmpDoorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  /** How long a connection may take to say its key, and may be silent after that. */
  readonly patienceMs?: number;
}

/** As long as rule RT4 allows. */
const PATIENCE_MS = 10_000;
const MOST_CONNECTIONS = 200;
const MOST_PER_ADDRESS = 20;

export function createRtmpDoor(options: RtmpDoorOptions): EncoderDoor {
  return new RtmpDoor(options);
}

class RtmpDoor implements EncoderDoor {
  readonly #options: RtmpDoorOptions;
  readonly #open = new Map<Socket, Connection>();
  #server: Server | null = null;

  constructor(options: RtmpDoorOptions) {
    this.#options = options;
  }

  open(admit: Admit): ReturnType<EncoderDoor['open']> {
    const { port, host } = this.#options;
    const server = createServer((socket) => this.#welcome(socket, admit));
    this.#server = server;
    return new Promise((resolve) => {
      server.on('error', (error) => resolve({ fault: error.message }));
      server.listen({ port, host }, () => {
        const bound = server.address();
        resolve({ port: typeof bound === 'object' && bound !== null ? bound.port : port });
      });
    });
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const connection of this.#open.values()) connection.end();
    if (server?.listening !== true) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }

  #welcome(socket: Socket, admit: Admit): void {
    const { log, patienceMs = PATIENCE_MS } = this.#options;
    const address = socket.remoteAddress;
    const ofAddress = [...this.#open.keys()].filter(({ remoteAddress }) => remoteAddress === address);
    if (this.#open.size >= MOST_CONNECTIONS || ofAddress.length >= MOST_PER_ADDRESS) {
      socket.destroy();
      return;
    }
    socket.setNoDelay(true);
    this.#open.set(socket, new Connection(socket, { admit, log, patienceMs }));
    socket.once('close', () => this.#open.delete(socket));
  }
}
