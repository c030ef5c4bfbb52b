/** Tracks and small tools for the media plane's contract. */
import type { MediaObserver, MediaPlane } from '#server/ports/media-plane.ts';
import type { RtpParameters } from '#shared/features/stage/media-schemas.ts';
import type { Result } from '#shared/kernel/result.ts';

export const opus: RtpParameters = {
  mid: '0',
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 11_111_111 }],
};
export const vp8: RtpParameters = {
  mid: '1',
  codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
  encodings: [{ ssrc: 22_222_222 }],
};
/** A request to publish, without transport and owner. */
export const camera = { sourceId: 'host', kind: 'video', role: 'camera', rtpParameters: vp8 } as const;
export const otherCodec: RtpParameters = {
  ...vp8,
  codecs: [{ mimeType: 'video/VP9', payloadType: 98, clockRate: 90_000 }],
};

/** The value of a success; a refusal fails the test. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.detail ?? ''}`);
  return result.value;
}

/** Writes down what an observer is told, as short lines. */
export function recordEvents(plane: MediaPlane): string[] {
  const events: string[] = [];
  const observer: MediaObserver = {
    producerOpened: ({ sourceId, role }) => void events.push(`opened ${sourceId} ${role}`),
    producerClosed: ({ sourceId, role }) => void events.push(`closed ${sourceId} ${role}`),
    producerPaused: ({ sourceId, paused }) =>
      void events.push(`${paused ? 'paused' : 'resumed'} ${sourceId}`),
    transportClosed: ({ ownerId }) => void events.push(`transport of ${ownerId}`),
    roomLost: (roomId) => void events.push(`lost ${roomId}`),
  };
  plane.observe(observer);
  return events;
}
