/** Checks that a server understands what viewers say of the packets that came. */
import { describe, expect, it } from 'vitest';
import { RtcpPacketConverter, RtcpTransportLayerFeedback, RtpHeader, TransportWideCC } from 'werift';
import { Acknowledger, wideSequence } from './feedback.ts';

const ID = 5;

function packet(wide: number): Buffer {
  const number = Buffer.alloc(2);
  number.writeUInt16BE(wide);
  const header = new RtpHeader({
    payloadType: 101,
    sequenceNumber: 1,
    timestamp: 1,
    ssrc: 7,
    extension: true,
    extensions: [
      { id: 1, payload: Buffer.from('0') },
      { id: ID, payload: number },
    ],
  });
  return Buffer.concat([header.serialize(header.serializeSize), Buffer.from('picture')]);
}

function understood(feedback: Buffer | null): TransportWideCC {
  const [read] = RtcpPacketConverter.deSerialize(feedback ?? Buffer.alloc(0));
  if (!(read instanceof RtcpTransportLayerFeedback)) throw new Error('no feedback');
  if (!(read.feedback instanceof TransportWideCC)) throw new Error('no wide feedback');
  return read.feedback;
}

/** From the first packet to the last; the deltas are microseconds. */
const spreadMs = (deltas: readonly { readonly delta: number }[]): number =>
  deltas.slice(1).reduce((sum, { delta }) => sum + delta, 0) / 1000;

describe('wideSequence', () => {
  it('finds the number behind other extensions', () => {
    expect(wideSequence(packet(4_711), ID)).toBe(4_711);
    expect(wideSequence(packet(4_711), 9)).toBeNull();
    expect(wideSequence(Buffer.from([0x80, 101, 0, 1]), ID)).toBeNull();
  });
});

describe('Acknowledger', () => {
  it('says once that everything up to the newest has come, evenly since the last word', () => {
    const acknowledger = new Acknowledger(ID);
    acknowledger.note(packet(500));
    expect(understood(acknowledger.next(1_000)).baseSequenceNumber).toBe(500);
    expect(acknowledger.next(1_100)).toBeNull();
    acknowledger.note(packet(570));
    const { baseSequenceNumber, packetChunks, recvDeltas } = understood(acknowledger.next(1_250));
    expect(baseSequenceNumber).toBe(501);
    expect(packetChunks).toEqual([expect.objectContaining({ packetStatus: 1, runLength: 70 })]);
    expect(recvDeltas).toHaveLength(70);
    expect(spreadMs(recvDeltas)).toBeGreaterThan(240);
    expect(spreadMs(recvDeltas)).toBeLessThan(250);
  });

  it('goes on where the numbers begin again', () => {
    const acknowledger = new Acknowledger(ID);
    acknowledger.note(packet(65_530));
    acknowledger.next(1_000);
    acknowledger.note(packet(4));
    const { baseSequenceNumber, packetStatusCount } = understood(acknowledger.next(1_250));
    expect([baseSequenceNumber, packetStatusCount]).toEqual([65_531, 10]);
  });

  it('says nothing about what bears no number', () => {
    const acknowledger = new Acknowledger(9);
    acknowledger.note(packet(1));
    expect(acknowledger.next(1_000)).toBeNull();
  });

  it('does not pretend that packets trickled in through a silence', () => {
    const acknowledger = new Acknowledger(ID);
    acknowledger.note(packet(1));
    acknowledger.next(1_000);
    acknowledger.note(packet(11));
    const { recvDeltas } = understood(acknowledger.next(60_000));
    expect(spreadMs(recvDeltas)).toBeLessThan(80);
  });
});
