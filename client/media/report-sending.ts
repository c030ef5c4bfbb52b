/** Tells the server how large a picture leaves, which it cannot see in the packets. For the desk's figures. */
import type { types } from 'mediasoup-client';
import type { SentPicture } from '#shared/features/stage/health.ts';
import type { MediaSignalling } from './signalling.ts';

const EVERY_MS = 5_000;

/** Reports until the answer is called, or the producer has closed. */
export function reportSending(
  producer: Pick<types.Producer, 'id' | 'closed' | 'paused' | 'getStats'>,
  signalling: MediaSignalling,
): () => void {
  const report = async (): Promise<void> => {
    if (producer.closed) return stop();
    if (producer.paused) return;
    const picture = largestSent(await producer.getStats());
    if (picture === null) return;
    await signalling.call('stage:reportSending', { producerId: producer.id, ...picture });
  };
  const timer = setInterval(() => void report().catch(() => undefined), EVERY_MS);
  const stop = (): void => clearInterval(timer);
  return stop;
}

/** Of the layers of one picture the largest that is being sent. */
export function largestSent(report: RTCStatsReport): SentPicture | null {
  const layers: SentPicture[] = [];
  report.forEach((entry: Record<string, unknown>) => {
    const { type, frameWidth: width, frameHeight: height, framesPerSecond } = entry;
    if (type !== 'outbound-rtp' || typeof width !== 'number' || typeof height !== 'number') return;
    if (typeof framesPerSecond !== 'number' || framesPerSecond <= 0) return;
    layers.push({ width, height, framesPerSecond: Math.round(framesPerSecond) });
  });
  return layers.toSorted((a, b) => b.width - a.width)[0] ?? null;
}
