/** Sums up how a source arrives. */
import type { types } from 'mediasoup';
import type { SourceStats } from '#server/ports/media-plane.ts';
import { type ProducerEntry, producerInfo } from './room.ts';

/** One stream's numbers, as far as they are used here. */
export type StreamNumbers = Pick<
  types.ProducerStat,
  'bitrate' | 'packetCount' | 'packetsLost' | 'fractionLost' | 'score' | 'roundTripTime'
>;

/** Numbers of one source; simulcast layers are added up, the best layer's mark counts. */
export function sumStreams(
  streams: readonly StreamNumbers[],
): Pick<SourceStats, 'bitrateBps' | 'packets' | 'packetsLost' | 'lossShare' | 'roundTripMs' | 'score'> {
  const total = { bitrateBps: 0, packets: 0, packetsLost: 0, lossShare: 0, score: 0 };
  for (const stream of streams) {
    total.bitrateBps += stream.bitrate;
    total.packets += stream.packetCount;
    total.packetsLost += stream.packetsLost;
    // RTCP carries the lost share as a byte.
    total.lossShare = Math.max(total.lossShare, stream.fractionLost / 256);
    total.score = Math.max(total.score, stream.score);
  }
  const roundTrips = streams.flatMap(({ roundTripTime }) =>
    roundTripTime === undefined ? [] : [roundTripTime],
  );
  return { ...total, roundTripMs: roundTrips.length === 0 ? null : Math.round(Math.max(...roundTrips)) };
}

/** Asks the worker about one producer; one that closes meanwhile counts as silent. */
export async function sourceStats(entry: ProducerEntry): Promise<SourceStats> {
  const streams = await entry.producer.getStats().catch(() => []);
  const receivers = [...entry.consumers].filter(({ paused }) => !paused).length;
  return { ...producerInfo(entry), ...sumStreams(streams), receivers };
}
