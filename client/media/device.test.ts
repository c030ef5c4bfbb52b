/** What is read from a browser's figures about a path. */
import { describe, expect, it } from 'vitest';
import { readStats } from './device.ts';

/** As browsers report them, in the parts that are read. */
const report = (...entries: readonly Record<string, unknown>[]): RTCStatsReport =>
  new Map(entries.map((entry, at) => [`${at}`, entry]));

describe('figures of a path', () => {
  it('are summed over its streams', () => {
    const stats = readStats(
      report(
        { type: 'inbound-rtp', kind: 'audio', ssrc: 5, packetsReceived: 50, packetsLost: 1 },
        { type: 'inbound-rtp', kind: 'video', ssrc: 6, packetsReceived: 90, framesDecoded: 30 },
        { type: 'inbound-rtp', kind: 'video', ssrc: 7, packetsReceived: 10, framesDecoded: 3 },
        { type: 'transport', srtpCipher: 'AEAD_AES_256_GCM' },
      ),
    );
    expect(stats).toMatchObject({
      ...{ packetsReceived: 150, packetsLost: 1, framesDecoded: 33, picturePackets: 100 },
      srtp: 'AEAD_AES_256_GCM',
    });
  });

  it('do not take probing of the line for pictures: it goes on while a camera is closed', () => {
    const probing = { type: 'inbound-rtp', kind: 'video', ssrc: 1234, packetsReceived: 40, framesDecoded: 0 };
    expect(readStats(report(probing)).picturePackets).toBe(0);
  });
});
