/** Playlists that viewers load, made of all runs of the encoder. Pure. */
import HLS from 'hls-parser';
import { RENDITIONS, SEGMENT_SECONDS } from './ladder.ts';
import type { RunIndex } from './run-index.ts';

/** `live`: the last moments; `dvr`: hours to go back to; `replay`: all of it, complete. */
export type PlaylistKind = 'live' | 'dvr' | 'replay';

/** Segments of a live playlist: enough for players that keep three segments away from the edge. */
const LIVE_SEGMENTS = 8;
const DVR_SEGMENTS = (2 * 60 * 60) / SEGMENT_SECONDS;

const WINDOW: Readonly<Record<PlaylistKind, number>> = {
  live: LIVE_SEGMENTS,
  dvr: DVR_SEGMENTS,
  replay: Number.POSITIVE_INFINITY,
};

/** A media playlist of one rendition; it stands in `hls/`, segments in `runs/<run>/<rendition>/`. */
export function composePlaylist(rendition: string, runs: readonly RunIndex[], kind: PlaylistKind): string {
  const all = runs.flatMap((run, nth) => timed(run, nth, rendition));
  const first = Math.max(0, all.length - WINDOW[kind]);
  const shown = all.slice(first);
  const begin = shown[0];
  const playlist = new HLS.types.MediaPlaylist({
    version: 7,
    independentSegments: true,
    targetDuration: Math.max(SEGMENT_SECONDS, ...shown.map(({ seconds }) => Math.round(seconds))),
    mediaSequenceBase: first,
    discontinuitySequenceBase: begin?.run ?? 0,
    endlist: kind === 'replay',
    ...(kind === 'replay' ? { playlistType: 'VOD' as const } : {}),
    segments: shown.map(
      (segment, at) =>
        new HLS.types.Segment({
          uri: segment.uri,
          duration: segment.seconds,
          title: '',
          discontinuity: at > 0 && segment.firstOfRun,
          map: new HLS.types.MediaInitializationSection({ uri: segment.init }),
          programDateTime: new Date(segment.startMs),
        }),
    ),
  });
  return `${HLS.stringify(playlist, undefined)}\n`;
}

interface TimedSegment {
  readonly run: number;
  readonly firstOfRun: boolean;
  readonly uri: string;
  readonly init: string;
  readonly seconds: number;
  readonly startMs: number;
}

function timed({ run, startedMs, init, segments }: RunIndex, nth: number, rendition: string): TimedSegment[] {
  const folder = `../runs/${run}/${rendition}`;
  let startMs = startedMs;
  return segments.map(({ file, seconds }, at) => {
    const segment = {
      run: nth,
      firstOfRun: at === 0,
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
  const variants = RENDITIONS.map(
    ({ name, picture, soundBps, codecs }) =>
      new HLS.types.Variant({
        uri: `${kind}-${name}.m3u8`,
        bandwidth: Math.round(((picture?.bps ?? 0) * 1.2 + soundBps) * 1.1),
        averageBandwidth: Math.round((picture?.bps ?? 0) + soundBps),
        codecs,
        ...(picture === null
          ? {}
          : { resolution: { width: picture.width, height: picture.height }, frameRate: 25 }),
      }),
  );
  const master = new HLS.types.MasterPlaylist({ version: 7, independentSegments: true, variants });
  return `${HLS.stringify(master, undefined)}\n`;
}
