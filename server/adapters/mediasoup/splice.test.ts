/** RTP streams put together out of parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksKeyFrame, Splice } from './splice.ts';

interface Packet {
  readonly sequence: number;
  readonly time: number;
  readonly payload?: string;
  readonly marker?: boolean;
  readonly extension?: boolean;
}

function rtp({ sequence, time, payload = 'x', marker = false, extension = false }: Packet): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(extension ? 0x91 : 0x80, 0);
  header.writeUInt8((marker ? 0x80 : 0) | 96, 1);
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(time, 4);
  header.writeUInt32BE(77, 8);
  const more = extension ? Buffer.from([0, 0, 0, 9, 0xbe, 0xde, 0, 1, 0x10, 0xff, 0, 0]) : Buffer.alloc(0);
  return Buffer.concat([header, more, Buffer.from(payload)]);
}

function read(packet: Buffer | null) {
  if (packet === null) return null;
  return {
    sequence: packet.readUInt16BE(2),
    time: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    payloadType: packet.readUInt8(1) & 0x7f,
    marker: packet.readUInt8(1) > 0x7f,
    payload: packet.subarray(12).toString(),
  };
}

function mustRead(packet: Buffer | null) {
  const seen = read(packet);
  if (seen === null) throw new Error('a packet was dropped');
  return seen;
}

const options = { ssrc: 5, payloadType: 101, clockRate: 90_000 };

describe('a splice', () => {
  it('[W7] goes on where the part before ended', () => {
    const splice = new Splice(options);
    const { sequence, time } = mustRead(splice.next(rtp({ sequence: 65_535, time: 2 ** 32 - 1 }), 1_000));
    const second = mustRead(splice.next(rtp({ sequence: 0, time: 2_999, marker: true }), 1_033));
    expect(second).toMatchObject({ ssrc: 5, payloadType: 101, marker: true });
    expect([second.sequence - sequence, second.time - time]).toEqual([1, 3_000]);
    splice.cut();
    const third = mustRead(splice.next(rtp({ sequence: 40_000, time: 12 }), 1_133));
    expect([third.sequence - second.sequence, third.time - second.time]).toEqual([1, 9_000]);
  });

  it('[W7] keeps the order and the holes of a part', () => {
    const splice = new Splice(options);
    const base = read(splice.next(rtp({ sequence: 10, time: 0 }), 0))?.sequence ?? 0;
    const order = [12, 11, 15].map((sequence) => read(splice.next(rtp({ sequence, time: 0 }), 1))?.sequence);
    expect(order).toEqual([base + 2, base + 1, base + 5]);
    splice.cut();
    expect(read(splice.next(rtp({ sequence: 900, time: 0 }), 2))?.sequence).toBe(base + 6);
  });

  it('[W7] drops what is older than its part', () => {
    const splice = new Splice(options);
    splice.next(rtp({ sequence: 10, time: 0 }), 0);
    expect(splice.next(rtp({ sequence: 9, time: 0 }), 1)).toBeNull();
  });

  it('[W7] passes every packet of a part that is longer than a round of numbers, late ones too', () => {
    const splice = new Splice(options);
    let dropped = 0;
    for (let sequence = 0; sequence < 200_000; sequence += 1) {
      // Every tenth comes after the one that follows it.
      const late = sequence % 10 === 8 ? 1 : sequence % 10 === 9 ? -1 : 0;
      const packet = rtp({ sequence: (sequence + late) % 65_536, time: sequence });
      if (splice.next(packet, sequence) === null) dropped += 1;
    }
    expect(dropped).toBe(0);
  });

  it('[W7] leaves the extensions and contributors of a source behind', () => {
    const splice = new Splice(options);
    const packet = splice.next(rtp({ sequence: 1, time: 1, payload: 'picture', extension: true }), 0);
    expect(read(packet)?.payload).toBe('picture');
    expect(packet?.readUInt8(0)).toBe(0x80);
  });

  it('[W8] takes anything for what it is', () => {
    const splice = new Splice(options);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        splice.next(Buffer.from(bytes), 0);
        asksKeyFrame(Buffer.from(bytes));
      }),
    );
  });
});

describe('a request for a full picture', () => {
  const pli = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
  const report = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);

  it('is found among others', () => {
    expect(asksKeyFrame(Buffer.concat([report, pli]))).toBe(true);
    expect(asksKeyFrame(report)).toBe(false);
    expect(asksKeyFrame(Buffer.from([0x84, 206, 0, 0]))).toBe(true);
  });
});
