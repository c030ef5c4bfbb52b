/** Spells out how ffmpeg turns a live stream into what browsers take: H.264 without reordering, and Opus. */
import type { Treatment } from '#server/ports/live-feed.ts';
import type { Ingest, IngestTrack } from '#server/ports/media-plane.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const FPS = 25;
/** A cut to this source waits for its next full picture, and nobody can ask ffmpeg for one. */
const KEY_FRAME_SECONDS = 1;
/** Leaves room for headers and tunnels below the usual 1,500 bytes. */
const PACKET_BYTES = 1_200;

/** The tags that come before all others: which tracks there are, so that ffmpeg does not wait for one that never comes. */
export function flvHeader({ picture, sound }: Treatment): Uint8Array {
  const tracks = (sound ? 4 : 0) | (picture === 'none' ? 0 : 1);
  return Uint8Array.of(0x46, 0x4c, 0x56, 1, tracks, 0, 0, 0, 9, 0, 0, 0, 0);
}

/** Everything is described by its headers, so there is little to look at first. */
export const TAG_INPUT: readonly string[] = [
  ...['-protocol_whitelist', 'pipe', '-f', 'flv', '-fflags', 'nobuffer', '-fpsprobesize', '0'],
  ...['-analyzeduration', '1000000', '-i', 'pipe:0'],
];

/** Which tracks of the input are taken, as ffmpeg names them. */
export interface TrackMap {
  readonly video: string;
  readonly audio: string;
}

export const FIRST_TRACKS: TrackMap = { video: '0:v:0', audio: '0:a:0' };

/** The whole command line after `ffmpeg`. */
export function liveArguments(
  input: readonly string[],
  { picture, sound }: Treatment,
  ingest: Ingest,
  map = FIRST_TRACKS,
): string[] {
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error', '-progress', 'pipe:1', '-stats_period', '0.25'],
    ...input,
    ...(picture === 'none' ? [] : ['-map', map.video, ...pictureArguments(picture, ingest.video)]),
    ...(sound ? ['-map', map.audio, ...soundArguments(ingest.audio)] : []),
  ];
}

function pictureArguments(picture: 'copy' | 'encode', track: IngestTrack): string[] {
  return [...(picture === 'copy' ? COPY : encoder()), ...rtpOutput(track)];
}

/** Browsers look for the description of a picture in the stream, with every full one. */
const COPY = ['-c:v', 'copy', '-bsf:v', 'h264_mp4toannexb'];

function encoder(): string[] {
  // Never larger than it comes: that would cost, and show nothing more.
  const most = `w='min(${WIDTH},iw)':h='min(${HEIGHT},ih)'`;
  const fit = `scale=${most}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bilinear`;
  const square = `fps=${FPS},${fit},setsar=1,format=yuv420p`;
  const everySecond = ['-g', `${FPS * KEY_FRAME_SECONDS}`, '-keyint_min', `${FPS * KEY_FRAME_SECONDS}`];
  return [
    ...['-vf', square, '-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.1', '-preset', 'ultrafast'],
    ...['-tune', 'zerolatency', '-sc_threshold', '0', ...everySecond, '-threads', '2'],
    ...['-b:v', '2000k', '-maxrate', '2500k', '-bufsize', '2000k'],
  ];
}

function soundArguments(track: IngestTrack): string[] {
  const steady = ['-af', 'aresample=48000:async=1000', '-ac', '2', '-application', 'audio'];
  return ['-c:a', 'libopus', '-b:a', '96k', ...steady, ...rtpOutput(track)];
}

function rtpOutput({ ip, rtpPort, rtcpPort, payloadType, ssrc }: IngestTrack): string[] {
  const address = `rtp://${ip}:${rtpPort}?rtcpport=${rtcpPort}&pkt_size=${PACKET_BYTES}`;
  return ['-payload_type', `${payloadType}`, '-ssrc', `${ssrc}`, '-f', 'rtp', address];
}
