/** Makes one RTP stream out of parts of several: numbers and times go on where the part before ended. */

const HEADER = 12;
const SEQUENCES = 2 ** 16;
/** What is older than this, counted back from the newest packet, is not late but strange; well below half a round. */
const LATEST = SEQUENCES / 4;
const TIMES = 2 ** 32;

export interface SpliceOptions {
  readonly ssrc: number;
  readonly payloadType: number;
  readonly clockRate: number;
}

export class Splice {
  readonly #options: SpliceOptions;
  /** Added to the numbers and times of the present part; null until its first packet. */
  #offsets: { readonly sequence: number; readonly time: number } | null = null;
  /** Nothing before it is passed on: the part's first packet, later one that follows the newest. */
  #floor = 0;
  #last = { sequence: 0, time: 0, atMs: 0 };

  constructor(options: SpliceOptions) {
    this.#options = options;
  }

  /** The next packet is the first of another part. */
  cut(): void {
    this.#offsets = null;
  }

  /**
   * The packet as it goes on, without the extensions and contributors of its source; null when it is none, or older
   * than its part.
   */
  next(packet: Buffer, nowMs: number): Buffer | null {
    const start = payloadStart(packet);
    if (start === null) return null;
    const offsets = this.#offsets ?? this.#begin(packet, nowMs);
    const sequence = (packet.readUInt16BE(2) + offsets.sequence) % SEQUENCES;
    if (isBefore(sequence, this.#floor)) return null;
    const time = (packet.readUInt32BE(4) + offsets.time) % TIMES;
    if (!isBefore(sequence, this.#last.sequence)) this.#advance({ sequence, time, atMs: nowMs });
    return this.#write(packet, start, sequence, time);
  }

  /** Numbers begin anew after 65,536: a floor that stood still would lie ahead of the newest packet after half of them. */
  #advance(last: { sequence: number; time: number; atMs: number }): void {
    this.#last = last;
    const passed = (last.sequence - this.#floor + SEQUENCES) % SEQUENCES;
    if (passed > LATEST) this.#floor = (last.sequence - LATEST + SEQUENCES) % SEQUENCES;
  }

  /** As much time has passed between the parts as on the clock. */
  #begin(packet: Buffer, nowMs: number) {
    const { sequence, time, atMs } = this.#last;
    const passed = Math.max(1, Math.round(((nowMs - atMs) * this.#options.clockRate) / 1000));
    const first = (sequence + 1) % SEQUENCES;
    const offsets = {
      sequence: (first - packet.readUInt16BE(2) + SEQUENCES) % SEQUENCES,
      time: (((time + passed - packet.readUInt32BE(4)) % TIMES) + TIMES) % TIMES,
    };
    this.#offsets = offsets;
    this.#floor = first;
    return offsets;
  }

  #write(packet: Buffer, start: number, sequence: number, time: number): Buffer {
    const { ssrc, payloadType } = this.#options;
    const written = Buffer.allocUnsafe(HEADER + packet.length - start);
    const padding = packet.readUInt8(0) & 0x20;
    const marker = packet.readUInt8(1) & 0x80;
    written.writeUInt8(0x80 | padding, 0);
    written.writeUInt8(marker | payloadType, 1);
    written.writeUInt16BE(sequence, 2);
    written.writeUInt32BE(time, 4);
    written.writeUInt32BE(ssrc, 8);
    packet.copy(written, HEADER, start);
    return written;
  }
}

function isBefore(sequence: number, other: number): boolean {
  return (sequence - other + SEQUENCES) % SEQUENCES >= SEQUENCES / 2;
}

/** Where the payload begins, or null when this is no RTP packet. */
function payloadStart(packet: Buffer): number | null {
  if (packet.length < HEADER) return null;
  const first = packet.readUInt8(0);
  if (first >> 6 !== 2) return null;
  const fixed = HEADER + (first & 0x0f) * 4;
  if ((first & 0x10) === 0) return fixed <= packet.length ? fixed : null;
  if (fixed + 4 > packet.length) return null;
  const start = fixed + 4 + packet.readUInt16BE(fixed + 2) * 4;
  return start <= packet.length ? start : null;
}

const PAYLOAD_FEEDBACK = 206;
/** Picture loss and full intra request. */
const KEY_FRAME_FORMATS = [1, 4];

/** Whether one of the RTCP packets that came together asks for a full picture. */
export function asksKeyFrame(compound: Buffer): boolean {
  for (let at = 0; at + 4 <= compound.length; at += (compound.readUInt16BE(at + 2) + 1) * 4) {
    const isFeedback = compound.readUInt8(at + 1) === PAYLOAD_FEEDBACK;
    if (isFeedback && KEY_FRAME_FORMATS.includes(compound.readUInt8(at) & 0x1f)) return true;
  }
  return false;
}
