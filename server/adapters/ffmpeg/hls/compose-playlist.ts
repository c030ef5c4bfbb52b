/** Playlists that viewers load (RFC 8216), made of all runs of the encoder. Pure. */
import { RENDITIONS, SEGMENT_SECONDS } from './ladder.ts';
import type { RunIndex } from './run-index.ts';

/** `live`: the last moments; `dvr`: hours to go back to; `replay`: all of it, complete. */
export type PlaylistKind = 'live' | 'dvr' | 'replay';

/** Segments of a live playlist: enough for players that keep three segments away from the edge. */
const LIVE_SEGMENTS = 8;
const DVR_SEGMENTS = (2 * 60 * 60) / SEGMENT_SECONDS;

export interface PlaylistWanted {
  readonly kind: PlaylistKind;
  /** Nothing will follow: players come to an end instead of asking for ever. */
  readonly ended: boolean;
}

const WINDOW: Readonly<Record<PlaylistKind, number>> = {
  live: LIVE_SEGMENTS,
  dvr: DVR_SEGMENTS,
  replay: Number.POSITIVE_INFINITY,
};

/** A media playlist of one rendition; it stands in `hls/`, segments in `runs/<run>/<rendition>/`. */
export function composePlaylist(
  rendition: string,
  runs: readonly RunIndex[],
  { kind, ended }: PlaylistWanted,
): string {
  const every = runs.flatMap((run, nth) => timed(run, nth, rendition));
  const all = kind === 'replay' ? every.filter(({ kept }) => kept) : every;
  // What was removed cannot be gone back to, nor past it.
  const reachable = all.findLastIndex(({ kept }) => !kept) + 1;
  const first = Math.max(reachable, all.length - WINDOW[kind]);
  const shown = all.slice(first);
  const longest = Math.max(SEGMENT_SECONDS, ...shown.map(({ seconds }) => Math.round(seconds)));
  return lines([
    ...HEAD,
    `#EXT-X-TARGETDURATION:${longest}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${shown[0]?.run ?? 0}`,
    ...(kind === 'replay' ? ['#EXT-X-PLAYLIST-TYPE:VOD'] : []),
    ...shown.flatMap((segment, at) => segmentLines(segment, shown[at - 1])),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
  ]);
}

const HEAD = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function segmentLines(segment: TimedSegment, before: TimedSegment | undefined): readonly string[] {
  const { run, place, init, startMs, seconds, uri } = segment;
  const follows = before !== undefined && before.run === run && before.place + 1 === place;
  return [
    ...(before === undefined || follows ? [] : ['#EXT-X-DISCONTINUITY']),
    ...(before?.run === run ? [] : [`#EXT-X-MAP:URI="${init}"`]),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(startMs).toISOString()}`,
    `#EXTINF:${seconds.toFixed(3)},`,
    uri,
  ];
}

interface TimedSegment {
  readonly run: number;
  /** Its place in the run, from 0. */
  readonly place: number;
  readonly kept: boolean;
  readonly uri: string;
  readonly init: string;
  readonly seconds: number;
  readonly startMs: number;
}

function timed({ run, startedMs, init, segments }: RunIndex, nth: number, rendition: string): TimedSegment[] {
  const folder = `../runs/${run}/${rendition}`;
  let startMs = startedMs;
  return segments.map(({ file, seconds, kept }, at) => {
    const segment = {
      run: nth,
      place: at,
      kept,
      uri: `${folder}/${file}`,
      init: `${folder}/${init}`,
      seconds,
      startMs: Math.round(startMs),
    };
    startMs += seconds * 1000;
    return segment;
  });
}

/** The playlist that players open: what they may choose from. */
export function composeMaster(kind: PlaylistKind): string {
  const variants = RENDITIONS.flatMap(({ name, picture, soundBps, codecs }) => {
    // What a segment may need at its worst, headers included.
    const most = Math.round(((picture?.bps ?? 0) * 1.2 + soundBps) * 1.1);
    const size = picture === null ? '' : `,RESOLUTION=${picture.width}x${picture.height},FRAME-RATE=25.000`;
    const mean = (picture?.bps ?? 0) + soundBps;
    return [
      `#EXT-X-STREAM-INF:BANDWIDTH=${most},AVERAGE-BANDWIDTH=${mean},CODECS="${codecs}"${size}`,
      `${kind}-${name}.m3u8`,
    ];
  });
  return lines([...HEAD, ...variants]);
}
