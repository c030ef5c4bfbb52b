/** The list that the encoder writes of its last segments (RFC 8216). */
import { SEGMENT_SECONDS } from './ladder.ts';

/** Its name, in the folder of each rendition. */
export const INDEX_FILE = 'index.m3u8';
/** How many segments it lists: those of ten minutes. */
export const INDEX_SEGMENTS = (10 * 60) / SEGMENT_SECONDS;
/** How the encoder names a segment by its place in the run, from 0, for `printf`. */
export const SEGMENT_PATTERN = '%06d.m4s';

export interface RunSegment {
  /** File name inside the rendition's folder. */
  readonly file: string;
  readonly seconds: number;
  /** False when it was removed because the disk was full: it was live, and is not in the recording. */
  readonly kept: boolean;
}

/** The segment at a place in the run, as {@link SEGMENT_PATTERN} names it. */
export function segmentAt(place: number, seconds: number): RunSegment {
  return { file: `${String(place).padStart(6, '0')}.m4s`, seconds, kept: true };
}

/** The last segments that the encoder has finished. */
export interface EncoderIndex {
  /** File name of the initialization section; null without any segment. */
  readonly init: string | null;
  /** The place in the run of the first that is listed, from 0. */
  readonly first: number;
  readonly segments: readonly RunSegment[];
}

const INIT = /^#EXT-X-MAP:URI="([^"]+)"/;
const FIRST = /^#EXT-X-MEDIA-SEQUENCE:(\d+)/;
const LENGTH = /^#EXTINF:([\d.]+)/;

/** A list that a full disk has cut off is read up to there: a name without its end is none. */
export function parseIndex(text: string): EncoderIndex {
  const segments: RunSegment[] = [];
  let init: string | null = null;
  let first = 0;
  let seconds = 0;
  for (const line of text.split('\n').slice(0, -1)) {
    init ??= INIT.exec(line)?.[1] ?? null;
    first = Number(FIRST.exec(line)?.[1] ?? first);
    const length = LENGTH.exec(line)?.[1];
    if (length !== undefined) seconds = Number(length);
    else if (line !== '' && !line.startsWith('#')) segments.push({ file: line, seconds, kept: true });
  }
  return { init: segments.length === 0 ? null : init, first, segments };
}
