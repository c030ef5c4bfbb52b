/** What of the measured is worth a moderator's attention. Pure. Rule H2 in shared/features/stage/SPEC.md. */
import type { OutputStatus } from '#server/ports/programme-output.ts';
import type { Alarm, TrackHealth } from '#shared/features/stage/health.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { Programme } from '#shared/features/stage/state.ts';
import type { MissingTrack, WantedTrack } from './track-watch.ts';

export interface Measured {
  readonly programme: Programme;
  readonly tracks: readonly TrackHealth[];
  /** Of what is on air, what does not come. */
  readonly missing: readonly MissingTrack[];
  readonly load: number;
  /** Null where there is no output. */
  readonly output: OutputStatus | null;
  /** Who said lately that they cannot see or hear. */
  readonly troubled: number;
}

/** A picture that stands for less comes back by itself; a screen on which nothing moves sends little. */
const STUCK_SECONDS = { camera: 4, screen: 10 } as const;
/** People pause; a muted microphone stays silent. */
const SILENT_SECONDS = 15;
const LOSSY_SHARE = 0.08;
const BUSY_LOAD = 0.85;
const TROUBLED_PEOPLE = 2;

/** The gravest first. Only what is on air counts: the rest is seen on its tile. */
export function alarmsOf(measured: Measured): readonly Alarm[] {
  const { output, load, troubled, missing } = measured;
  const wanted = wantedTracks(measured.programme);
  const isWanted = ({ sourceId, track }: TrackHealth): boolean =>
    wanted.some((one) => one.sourceId === sourceId && one.track === track);
  const onAir = measured.tracks.filter((track) => isWanted(track) && !track.paused);
  return [
    ...missing.flatMap(gone),
    ...onAir.flatMap(stuck),
    ...silent(onAir, missing),
    ...(output?.state === 'waiting' ? [{ kind: 'outputStopped' } as const] : []),
    ...onAir.flatMap(lossy),
    ...(output?.state === 'running' && output.reduced ? [{ kind: 'outputReduced' } as const] : []),
    ...(load > BUSY_LOAD ? [{ kind: 'mediaBusy', load } as const] : []),
    ...(troubled >= TROUBLED_PEOPLE ? [{ kind: 'troubled', people: troubled } as const] : []),
  ];
}

/** What of a programme is to be seen and heard. */
export function wantedTracks(programme: Programme): readonly WantedTrack[] {
  const pictures = picturesOf(programme).map(({ sourceId, track }) => ({ sourceId, track }));
  return [...pictures, ...programme.audio.map((sourceId) => ({ sourceId, track: 'audio' as const }))];
}

function gone({ sourceId, track, missingSeconds }: MissingTrack): Alarm[] {
  if (track === 'audio' || missingSeconds < STUCK_SECONDS.camera) return [];
  return [{ kind: 'pictureMissing', sourceId, seconds: missingSeconds }];
}

function stuck({ sourceId, track, stillSeconds }: TrackHealth): Alarm[] {
  if (track === 'audio' || stillSeconds < STUCK_SECONDS[track]) return [];
  return [{ kind: 'pictureStuck', sourceId, seconds: stillSeconds }];
}

/** Somebody who listens is silent; that nobody is heard at all is another matter. */
function silent(onAir: readonly TrackHealth[], missing: readonly MissingTrack[]): Alarm[] {
  const voices = [
    ...onAir.map(({ sourceId, track, stillSeconds: seconds }) => ({ sourceId, track, seconds })),
    ...missing.map(({ sourceId, track, missingSeconds: seconds }) => ({ sourceId, track, seconds })),
  ].filter(({ track }) => track === 'audio');
  if (voices.some(({ seconds }) => seconds < SILENT_SECONDS)) return [];
  return voices.slice(0, 1).map(({ sourceId, seconds }) => ({ kind: 'soundMissing', sourceId, seconds }));
}

function lossy({ sourceId, lossShare }: TrackHealth): Alarm[] {
  return lossShare < LOSSY_SHARE ? [] : [{ kind: 'lossy', sourceId, lossShare }];
}
