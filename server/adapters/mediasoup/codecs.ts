/** The codecs a room speaks, and the parameters of plain RTP feeds. */
import type { types } from 'mediasoup';
import type { IngestVideoCodec } from '#server/ports/media-plane.ts';

const CONSTRAINED_BASELINE = {
  'packetization-mode': 1,
  'profile-level-id': '42e01f',
  'level-asymmetry-allowed': 1,
};

/** Opus for everybody; VP8 first because every browser sends it well; H.264 for devices that only do that. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, parameters: CONSTRAINED_BASELINE },
];

/**
 * Header extensions that publishers are not told of. One says how a phone is held: a phone that cannot say so turns
 * the picture itself, and then it is upright for feeds and players too, which know nothing of extensions. The other
 * says when a picture was taken: browsers put it on few packets, and layers without it cannot be switched to, so that
 * the picture stands as soon as a poor line drops the layer that is watched. Sender reports tell the same for all.
 */
const UNTOLD: readonly string[] = [
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
];

/** What publishers are told that they may send. */
export function sendable(capabilities: types.RtpCapabilities): types.RtpCapabilities {
  const headerExtensions = capabilities.headerExtensions?.filter(({ uri }) => !UNTOLD.includes(uri));
  return { ...capabilities, ...(headerExtensions === undefined ? {} : { headerExtensions }) };
}

export const INGEST_VIDEO_PAYLOAD_TYPE = 101;
export const INGEST_AUDIO_PAYLOAD_TYPE = 100;

/**
 * Parameters of a feed. No feedback is declared: the sending program does not answer retransmission
 * or key frame requests, so asking would be noise.
 */
export function ingestRtpParameters(
  kind: 'audio' | IngestVideoCodec,
  ssrc: number,
  cname: string,
): types.RtpParameters {
  // One name for picture and sound: players keep tracks of one name in time with each other.
  const encodings = [{ ssrc }];
  const rtcp = { cname };
  if (kind === 'audio') {
    const opus = {
      mimeType: 'audio/opus',
      payloadType: INGEST_AUDIO_PAYLOAD_TYPE,
      clockRate: 48_000,
      channels: 2,
      parameters: { 'sprop-stereo': 1 },
    };
    return { codecs: [opus], encodings, rtcp };
  }
  const codec = { mimeType: `video/${kind}`, payloadType: INGEST_VIDEO_PAYLOAD_TYPE, clockRate: 90_000 };
  return {
    codecs: [kind === 'H264' ? { ...codec, parameters: CONSTRAINED_BASELINE } : codec],
    encodings,
    rtcp,
  };
}
