/** Spells out how ffmpeg turns one RTP track into raw pictures or raw sound. Pure. */
import type { RtpTrack } from '#server/ports/programme-output.ts';
import { CHANNELS, COLOUR_MATRIX, HEIGHT, SAMPLE_RATE, WIDTH } from './picture-format.ts';

/** The description of the track that ffmpeg reads from its standard input. */
export function trackSdp(track: RtpTrack): string {
  const { kind, mimeType, payloadType, clockRate, channels, parameters, port } = track;
  const encoding = mimeType.split('/')[1] ?? '';
  const format = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=${kind} ${port} RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} ${encoding}/${clockRate}${channels === undefined ? '' : `/${channels}`}`,
    ...(format.length === 0 ? [] : [`a=fmtp:${payloadType} ${format.join(';')}`]),
    'a=recvonly',
    '',
  ].join('\r\n');
}

/** As little waiting as ffmpeg can do: the mixer evens out what comes unevenly. */
const AT_ONCE = [
  ...['-flags', 'low_delay'],
  // The first picture may come late; until then nothing is known about its size. Its rate does not matter.
  ...['-probesize', '5000000', '-analyzeduration', '20000000', '-fpsprobesize', '0'],
  ...['-max_delay', '60000', '-reorder_queue_size', '100', '-buffer_size', '2000000'],
];

/**
 * What is read while ffmpeg finds out what it gets would be thrown away with `nobuffer`: of a picture that is the full
 * one with which it begins, and the next is a second away.
 */
const PICTURE_FLAGS = 'discardcorrupt';
const SOUND_FLAGS = 'nobuffer+discardcorrupt';

/** The whole command line after `ffmpeg`; raw data comes on standard output. */
export function decoderArguments(kind: RtpTrack['kind']): string[] {
  return [
    ...['-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'pipe,udp,rtp', ...AT_ONCE],
    ...['-fflags', kind === 'video' ? PICTURE_FLAGS : SOUND_FLAGS],
    ...['-f', 'sdp', '-i', 'pipe:0'],
    ...(kind === 'video' ? PICTURES : SOUND),
    ...['-flush_packets', '1', 'pipe:1'],
  ];
}

const FIT = `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease:flags=fast_bilinear:out_color_matrix=${COLOUR_MATRIX}`;
const PICTURES = [
  ...['-an', '-threads', '1', '-vf', `${FIT},pad=${WIDTH}:${HEIGHT}:-1:-1,format=yuv420p`],
  ...['-fps_mode', 'passthrough', '-f', 'rawvideo'],
];
const SOUND = ['-vn', '-ar', `${SAMPLE_RATE}`, '-ac', `${CHANNELS}`, '-f', 's16le'];
