/** The list that the encoder writes of its last segments (RFC 8216). */

/** What the encoder writes for each rendition: its last segments. */
export const INDEX_FILE = 'index.m3u8';
/** So many of them: ten minutes. */
export const INDEX_SEGMENTS = 300;
/** How it names a segment, for `printf`. */
export const SEGMENT_PATTERN = '%06d.m4s';

/** The name of the segment at a place in the run, from 0. */
export function segmentFile(place: number): string {
  return `${String(place).padStart(6, '0')}.m4s`;
}

export interface RunSegment {
  /** File name inside the rendition's folder. */
  readonly file: string;
  readonly seconds: number;
  /** False when it was removed because the disk was full: it was live, and is not in the recording. */
  readonly kept: boolean;
}

const INIT = /^#EXT-X-MAP:URI="([^"]+)"/;
const FIRST = /^#EXT-X-MEDIA-SEQUENCE:(\d+)/;
const LENGTH = /^#EXTINF:([\d.]+)/;

/** The last segments that the encoder has finished. */
export interface EncoderIndex {
  /** Null without any segment. */
  readonly init: string | null;
  /** The place in the run of the first that is listed, from 0. */
  readonly first: number;
  readonly segments: readonly RunSegment[];
}

export function parseIndex(text: string): EncoderIndex {
  const segments: RunSegment[] = [];
  let init: string | null = null;
  let first = 0;
  let seconds = 0;
  for (const line of text.split('\n')) {
    init ??= INIT.exec(line)?.[1] ?? null;
    first = Number(FIRST.exec(line)?.[1] ?? first);
    const length = LENGTH.exec(line)?.[1];
    if (length !== undefined) seconds = Number(length);
    else if (line !== '' && !line.startsWith('#')) segments.push({ file: line, seconds, kept: true });
  }
  return { init: segments.length === 0 ? null : init, first, segments };
}
