/**
 * A viewer's word to the server's estimator of bandwidth (draft-holmer-rmcat-transport-wide-cc-extensions-01). Without
 * it a server remembers for a minute what it has sent, which no browser would make it do.
 */

const RTP_HEADER = 12;
const ONE_BYTE_EXTENSIONS = 0xbede;
const TRANSPORT_FEEDBACK = 205;
const WIDE_FORMAT = 15;
const VERSION = 0x80;
const PADDING = 0x20;
const HEAD_BYTES = 20;
/** One chunk says that so many packets in a row came at small distances. */
const LONGEST_RUN = 0x1fff;
const CAME_SOON = 0x2000;
const TICKS_PER_MS = 4;
const TICKS_PER_REFERENCE = 256;
const MOST_TICKS = 255;
/** Farther apart than this nothing is said to have come, also after a silence. */
const WIDEST_MS = 8;

/** The number that a packet bears for its whole transport, under the extension of this id; null without one. */
export function wideSequence(datagram: Buffer, extensionId: number): number | null {
  const first = datagram[0] ?? 0;
  const start = RTP_HEADER + 4 * (first & 0x0f);
  if ((first & 0x10) === 0 || datagram.length < start + 4) return null;
  if (datagram.readUInt16BE(start) !== ONE_BYTE_EXTENSIONS) return null;
  const end = Math.min(datagram.length, start + 4 + 4 * datagram.readUInt16BE(start + 2));
  for (let at = start + 4; at < end; ) {
    const head = datagram.readUInt8(at);
    const length = head === 0 ? 0 : (head & 0x0f) + 1;
    if (head >> 4 === extensionId && at + 2 < end) return datagram.readUInt16BE(at + 1);
    at += 1 + length;
  }
  return null;
}

/** Says that all packets up to the newest that was seen have come, evenly since the last word. */
export class Acknowledger {
  readonly #extensionId: number;
  #newest: number | null = null;
  #said: number | null = null;
  #saidMs = 0;
  #words = 0;

  constructor(extensionId: number) {
    this.#extensionId = extensionId;
  }

  /** One packet that was read; the others of its neighbourhood need not be. */
  note(datagram: Buffer): void {
    this.#newest = wideSequence(datagram, this.#extensionId) ?? this.#newest;
  }

  /** What is to be said now, not yet encrypted; null when nothing new was seen. */
  next(nowMs: number): Buffer | null {
    if (this.#newest === null) return null;
    const before = this.#said ?? (this.#newest - 1) & 0xffff;
    const count = Math.min((this.#newest - before) & 0xffff, LONGEST_RUN);
    if (count === 0) return null;
    const firstMs = Math.max(this.#saidMs, nowMs - count * WIDEST_MS);
    const feedback = this.#write((before + 1) & 0xffff, count, firstMs, (nowMs - firstMs) / count);
    this.#said = this.#newest;
    this.#saidMs = nowMs;
    this.#words = (this.#words + 1) & 0xff;
    return feedback;
  }

  #write(base: number, count: number, firstMs: number, gapMs: number): Buffer {
    const bare = HEAD_BYTES + 2 + count;
    const padding = (4 - (bare % 4)) % 4;
    const bytes = Buffer.alloc(bare + padding);
    bytes.writeUInt8(VERSION | (padding > 0 ? PADDING : 0) | WIDE_FORMAT, 0);
    bytes.writeUInt8(TRANSPORT_FEEDBACK, 1);
    bytes.writeUInt16BE(bytes.length / 4 - 1, 2);
    bytes.writeUInt32BE(1, 4);
    bytes.writeUInt16BE(base, 12);
    bytes.writeUInt16BE(count, 14);
    const first = Math.floor(firstMs * TICKS_PER_MS);
    const reference = Math.floor(first / TICKS_PER_REFERENCE);
    bytes.writeUIntBE(reference % 2 ** 24, 16, 3);
    bytes.writeUInt8(this.#words, 19);
    bytes.writeUInt16BE(CAME_SOON | count, HEAD_BYTES);
    let last = reference * TICKS_PER_REFERENCE;
    for (let at = 0; at < count; at += 1) {
      const tick = Math.floor((firstMs + at * gapMs) * TICKS_PER_MS);
      bytes.writeUInt8(Math.min(MOST_TICKS, Math.max(0, tick - last)), HEAD_BYTES + 2 + at);
      last = tick;
    }
    if (padding > 0) bytes.writeUInt8(padding, bytes.length - 1);
    return bytes;
  }
}
