/** One connection of an encoder: from the handshake over the key to its stream, with a limit of time for each. */
import type { Socket } from 'node:net';
import type { Admit, PushReceiver } from '#server/ports/encoder-door.ts';
import type { Log } from '#server/ports/log.ts';
import { GuardedRtmp } from './guarded-rtmp.ts';
import { toPushedTag } from './pushed-tag.ts';

export interface ConnectionOptions {
  readonly admit: Admit;
  readonly log: Log;
  /** Until the key is good, and between two parts of the stream. */
  readonly patienceMs: number;
}

const APP = 'live';
/** The handshake and the few messages up to `publish`. */
const MOST_BEFORE_KEY = 64 * 1024;
/** Encoders may stop and wait for a receipt; the window that they are told is twice as large. */
const RECEIPT_EVERY = 2_500_000;

export class Connection {
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;
  readonly #rtmp = new GuardedRtmp();
  readonly #address: string;
  readonly #tooLate: NodeJS.Timeout;
  #receiver: PushReceiver | null = null;
  #received = 0;
  #receipted = 0;

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#address = socket.remoteAddress ?? '';
    this.#tooLate = setTimeout(() => this.#fail('no key in time'), options.patienceMs);
    this.#rtmp.onOutputCallback = (bytes) => {
      if (socket.writable) socket.write(bytes);
    };
    this.#rtmp.onPublishWanted = (app, name) => {
      this.#ask(app, name).catch(() => this.#fail('not admitted'));
    };
    this.#rtmp.onUnpublish = () => socket.end();
    this.#rtmp.onPacketCallback = (packet) => {
      const tag = this.#receiver === null ? null : toPushedTag(packet);
      if (tag !== null) this.#receiver?.take(tag);
    };
    socket.on('data', (bytes) => this.#take(bytes));
    socket.once('close', () => this.#closed());
    // The close that follows tells everything.
    socket.on('error', () => undefined);
    // Also for who reads no answers: what waits to be written keeps nobody alive.
    socket.setTimeout(options.patienceMs, () => this.#fail('silent'));
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received += bytes.length;
    const tooMuch = this.#receiver === null && this.#received > MOST_BEFORE_KEY;
    const fault = tooMuch ? 'too much without a key' : this.#parse(bytes);
    if (fault !== null) this.#fail(fault);
    else if (this.#received - this.#receipted >= RECEIPT_EVERY) {
      this.#receipted = this.#received;
      this.#rtmp.sendACK(this.#received % 2 ** 32);
    }
  }

  #parse(bytes: Buffer): string | null {
    try {
      return this.#rtmp.parserData(bytes);
    } catch (error) {
      return error instanceof Error ? error.message : 'not understood';
    }
  }

  /** Nothing more is read until it is known whether it may be. */
  async #ask(app: string, name: string): Promise<void> {
    const socket = this.#socket;
    socket.pause();
    const address = this.#address;
    const admitted =
      app.replace(/\/$/, '') === APP
        ? await this.#options.admit({ key: name, address, end: () => this.end() }).catch(() => null)
        : null;
    if (socket.destroyed) return admitted?.ok === true ? admitted.value.ended() : undefined;
    if (admitted?.ok !== true) {
      // Neither the key nor what was taken for one is written down.
      this.#options.log.warn('an encoder was not let in', {
        address,
        code: admitted?.code ?? 'wrong_address',
      });
      this.#rtmp.refuse(admitted?.code ?? 'wrong_address');
      socket.end();
      return;
    }
    clearTimeout(this.#tooLate);
    this.#receiver = admitted.value;
    this.#rtmp.accept();
    socket.resume();
  }

  #fail(why: string): void {
    if (this.#socket.destroyed) return;
    this.#options.log.info('the connection of an encoder was closed', { address: this.#address, why });
    this.#socket.destroy();
  }

  #closed(): void {
    clearTimeout(this.#tooLate);
    const receiver = this.#receiver;
    this.#receiver = null;
    receiver?.ended();
  }
}
