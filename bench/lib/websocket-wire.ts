/** The bytes of a WebSocket client: upgrade request, masked frames out, frames in. For crowds, so nothing is copied twice. */

/** Opcodes (RFC 6455, 5.2) that a server sends. */
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const NO_MASK = Buffer.alloc(4);

/** The request that opens a WebSocket. */
export function upgradeRequest(path: string, host: string, cookie: string | null): Buffer {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** A frame as clients must send it. The mask is zero: it hides nothing, and nothing here needs hiding. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff]);
  if (length > 0xffff) throw new RangeError('a client of a benchmark sends short messages');
  return Buffer.concat([head, NO_MASK, payload]);
}

export interface FrameSink {
  /** The answer to the upgrade request came; `status` is 101 when the socket is open. */
  onUpgrade(status: number): void;
  /** One whole frame. The payload is only valid during the call. */
  onFrame(opcode: number, payload: Buffer): void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Cuts what a server sends into frames. Frames are neither masked nor fragmented: no server here does that. */
export class FrameReader {
  readonly #sink: FrameSink;
  #upgraded = false;
  #rest: Buffer | null = null;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** The next bytes; the caller may use its buffer again afterwards. */
  push(chunk: Buffer): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    const used = this.#cut(bytes);
    this.#rest = used === bytes.length ? null : Buffer.from(bytes.subarray(used));
  }

  /** Hands over what is whole; answers how many bytes that was. */
  #cut(bytes: Buffer): number {
    let at = 0;
    if (!this.#upgraded) {
      const end = bytes.indexOf(END_OF_HEAD);
      if (end < 0) return 0;
      this.#upgraded = true;
      at = end + END_OF_HEAD.length;
      this.#sink.onUpgrade(Number(bytes.toString('latin1', 9, 12)));
    }
    for (;;) {
      const head = frameHead(bytes, at);
      if (head === null || head.end > bytes.length) return at;
      this.#sink.onFrame(head.opcode, bytes.subarray(head.start, head.end));
      at = head.end;
    }
  }
}

/** Where the frame at `at` begins and ends, or null while its head is not whole. */
function frameHead(bytes: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  const first = bytes[at];
  const short = bytes[at + 1];
  if (first === undefined || short === undefined) return null;
  const opcode = first & 0x0f;
  if (short < 126) return { opcode, start: at + 2, end: at + 2 + short };
  const wide = short === 126 ? 2 : 8;
  const start = at + 2 + wide;
  if (bytes.length < start) return null;
  const length = wide === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { opcode, start, end: start + length };
}
