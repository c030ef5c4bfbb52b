/** What of the measured is worth a moderator's attention. Pure. Rule H2 in shared/features/stage/SPEC.md. */
import type { OutputStatus } from '#server/ports/programme-output.ts';
import type { Alarm, TrackHealth } from '#shared/features/stage/health.ts';
import { picturesOf } from '#shared/features/stage/programme.ts';
import type { Programme } from '#shared/features/stage/state.ts';

export interface Measured {
  readonly programme: Programme;
  readonly tracks: readonly TrackHealth[];
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
  const { output, load, troubled } = measured;
  const onAir = measured.tracks.filter((track) => isOnAir(measured.programme, track) && !track.paused);
  return [
    ...onAir.flatMap(stuck),
    ...silent(onAir),
    ...(output?.state === 'waiting' ? [{ kind: 'outputStopped' } as const] : []),
    ...onAir.flatMap(lossy),
    ...(output?.state === 'running' && output.reduced ? [{ kind: 'outputReduced' } as const] : []),
    ...(load > BUSY_LOAD ? [{ kind: 'mediaBusy', load } as const] : []),
    ...(troubled >= TROUBLED_PEOPLE ? [{ kind: 'troubled', people: troubled } as const] : []),
  ];
}

function isOnAir(programme: Programme, { sourceId, track }: TrackHealth): boolean {
  if (track === 'audio') return programme.audio.includes(sourceId);
  return picturesOf(programme).some((one) => one.sourceId === sourceId && one.track === track);
}

function stuck({ sourceId, track, stillSeconds }: TrackHealth): Alarm[] {
  if (track === 'audio' || stillSeconds < STUCK_SECONDS[track]) return [];
  return [{ kind: 'pictureStuck', sourceId, seconds: stillSeconds }];
}

/** Somebody who listens is silent; that nobody is heard at all is another matter. */
function silent(onAir: readonly TrackHealth[]): Alarm[] {
  const voices = onAir.filter(({ track }) => track === 'audio');
  if (voices.some(({ stillSeconds }) => stillSeconds < SILENT_SECONDS)) return [];
  return voices
    .slice(0, 1)
    .map(({ sourceId, stillSeconds }) => ({ kind: 'soundMissing', sourceId, seconds: stillSeconds }));
}

function lossy({ sourceId, lossShare }: TrackHealth): Alarm[] {
  return lossShare < LOSSY_SHARE ? [] : [{ kind: 'lossy', sourceId, lossShare }];
}
