/** Spells out how ffmpeg makes the ladder and cuts it into segments. Pure. */
import { join } from 'node:path';
import { INDEX_FILE, SEGMENT_PATTERN } from '../hls/encoder-index.ts';
import { RENDITIONS, SEGMENT_SECONDS } from '../hls/ladder.ts';
import {
  CHANNELS,
  COLOUR_MATRIX,
  FPS,
  HEIGHT,
  SAMPLE_RATE,
  SAMPLES_PER_PICTURE,
  WIDTH,
} from './picture-format.ts';

/** Pipes of the child process. */
export const PICTURE_PIPE = 3;
export const SOUND_PIPE = 4;

/**
 * A key picture exactly at every border of a segment, and one in between for those who join or seek; at the borders
 * alone where every second picture is left out.
 */
const KEY_EVERY = (SEGMENT_SECONDS * FPS) / 2;

/** Raw input holds no surprises: nothing has to be looked at before the work begins. */
const KNOWN = ['-probesize', '32', '-analyzeduration', '0'];

/** For machines that are too slow: `low` costs about half (blockier pictures), `least` half of that (fewer, too). */
export type Effort = 'normal' | 'low' | 'least';
const PRESET: Readonly<Record<Effort, string>> = { normal: 'veryfast', low: 'ultrafast', least: 'ultrafast' };
/** Pictures taken for one that is made. */
const TAKEN_FOR_ONE: Readonly<Record<Effort, 1 | 2>> = { normal: 1, low: 1, least: 2 };

/** The whole command line after `ffmpeg`; `folder` gets a folder for each rendition, its list the last `listed` segments. */
export function encoderArguments(folder: string, effort: Effort, listed: number): string[] {
  const pictures = RENDITIONS.filter(({ picture }) => picture !== null);
  const heights = pictures.map(({ picture }) => picture?.height ?? HEIGHT);
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin'],
    ...[
      ...KNOWN,
      '-thread_queue_size',
      '8',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      `${WIDTH}x${HEIGHT}`,
    ],
    ...['-framerate', `${FPS}`, '-i', `pipe:${PICTURE_PIPE}`],
    ...[...KNOWN, '-thread_queue_size', '256', '-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', `${CHANNELS}`],
    ...['-i', `pipe:${SOUND_PIPE}`],
    ...['-filter_complex', graph(heights, effort)],
    ...RENDITIONS.flatMap(({ picture, soundBps }, at) => [
      ...(picture === null ? [] : ['-map', `[v${pictures.findIndex((one) => one.picture === picture)}]`]),
      ...['-map', `[a${at}]`, `-b:a:${at}`, `${soundBps}`],
    ]),
    ...pictures.flatMap(({ picture }, at) => pictureRate(at, picture?.bps ?? 0)),
    ...['-c:v', 'libx264', '-preset', PRESET[effort], '-tune', 'zerolatency', '-profile:v', 'main'],
    ...['-g', `${KEY_EVERY}`, '-keyint_min', `${KEY_EVERY}`, '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-f', 'hls', '-hls_time', `${SEGMENT_SECONDS}`, '-hls_segment_type', 'fmp4'],
    ...['-hls_flags', 'independent_segments+temp_file', '-hls_list_size', `${listed}`],
    ...['-hls_segment_filename', join(folder, '%v', SEGMENT_PATTERN), '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-var_stream_map', streamMap(), join(folder, '%v', INDEX_FILE)],
  ];
}

/** What comes first only shows that ffmpeg reads: it is left out. */
const WITHOUT_FIRST_PICTURE = 'trim=start_frame=1,setpts=PTS-STARTPTS';
const COLOURS = `setparams=colorspace=${COLOUR_MATRIX}:color_primaries=bt709:color_trc=bt709:range=tv`;
const WITHOUT_FIRST_SOUND = `atrim=start_sample=${SAMPLES_PER_PICTURE},asetpts=PTS-STARTPTS`;

function graph(heights: readonly number[], effort: Effort): string {
  const fewer = TAKEN_FOR_ONE[effort] === 1 ? '' : `,fps=${FPS}/${TAKEN_FOR_ONE[effort]}`;
  const scaled = heights.map((height, at) =>
    height === HEIGHT ? `[s${at}]null[v${at}]` : `[s${at}]scale=-2:${height}:flags=bilinear[v${at}]`,
  );
  const sounds = RENDITIONS.length;
  return [
    `[0:v]${WITHOUT_FIRST_PICTURE},${COLOURS}${fewer},split=${heights.length}${labels('s', heights.length)}`,
    ...scaled,
    `[1:a]${WITHOUT_FIRST_SOUND},asplit=${sounds}${labels('a', sounds)}`,
  ].join(';');
}

function labels(letter: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `[${letter}${at}]`).join('');
}

function pictureRate(at: number, bps: number): string[] {
  const most = Math.round(bps * 1.2);
  return [`-b:v:${at}`, `${bps}`, `-maxrate:v:${at}`, `${most}`, `-bufsize:v:${at}`, `${most}`];
}

function streamMap(): string {
  let video = 0;
  return RENDITIONS.map(({ name, picture }, audio) => {
    const parts = picture === null ? [] : [`v:${video}`];
    if (picture !== null) video += 1;
    return [...parts, `a:${audio}`, `name:${name}`].join(',');
  }).join(' ');
}
