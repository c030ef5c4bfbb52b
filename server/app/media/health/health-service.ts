/** Measures picture and sound of the rooms that have any, and tells the desk. Rules H1 to H4 in stage/SPEC.md. */
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { RoomHealth } from '#shared/features/stage/health.ts';
import type { StageState } from '#shared/features/stage/state.ts';
import type { OutputService } from '../outputs/output-service.ts';
import { alarmsOf, wantedTracks } from './alarms.ts';
import type { MediaReports } from './reports.ts';
import { TrackWatch } from './track-watch.ts';

export interface HealthService {
  /** Null for a room without media. */
  of(sessionId: string): RoomHealth | null;
  /** Told when something was measured. */
  onMeasured(listener: (sessionId: string) => void): void;
  /** Rooms that are measured now. */
  rooms(): readonly string[];
  close(): void;
}

export interface HealthPorts {
  readonly mediaPlane: MediaPlane;
  readonly clock: Clock;
  readonly log: Log;
  readonly rooms: {
    find(
      sessionId: string,
    ): Promise<{ readonly room: { readonly stage: Pick<StageState, 'programme'> } } | null>;
  };
  readonly outputs: Pick<OutputService, 'statusOf' | 'onChanged'>;
  readonly reports: MediaReports;
}

const LOOK_MS = 2_000;
/** A quieter microphone is as good as silent. */
const HEARD_DBOV = -60;
/** Smaller changes are no news. */
const BITRATE_STEP = 10_000;

export function createHealthService(ports: HealthPorts): HealthService {
  const { mediaPlane: plane, clock, log } = ports;
  const watches = new Map<string, TrackWatch>();
  const measured = new Map<string, RoomHealth>();
  const listeners: ((sessionId: string) => void)[] = [];

  const watchOf = (roomId: string): TrackWatch => {
    const watch = watches.get(roomId) ?? new TrackWatch();
    watches.set(roomId, watch);
    return watch;
  };
  const forget = (roomId: string): void => {
    watches.delete(roomId);
    measured.delete(roomId);
  };
  const measure = async (sessionId: string): Promise<void> => {
    const health = await measureRoom(ports, sessionId, watchOf(sessionId));
    if (health === null) forget(sessionId);
    else measured.set(sessionId, health);
    for (const listener of listeners) listener(sessionId);
  };
  const unfollow = plane.observe({
    producerOpened: ({ roomId }) => void watchOf(roomId),
    audioLevels: (roomId, levels) => {
      for (const { producerId, dbov } of levels) {
        if (dbov > HEARD_DBOV) watchOf(roomId).heard(producerId, clock.nowMs());
      }
    },
  });
  // An output that cannot run is to be told of also while nobody sends anything.
  ports.outputs.onChanged((sessionId) => void watchOf(sessionId));
  const stop = clock.every(LOOK_MS, () => {
    for (const sessionId of [...watches.keys()]) {
      measure(sessionId).catch((error: unknown) => log.warn('media were not measured', { sessionId, error }));
    }
  });

  return {
    of: (sessionId) => measured.get(sessionId) ?? null,
    onMeasured: (listener) => listeners.push(listener),
    rooms: () => [...watches.keys()],
    close: () => {
      stop();
      unfollow();
    },
  };
}

/** Null when nobody sends anything, or is to send anything, and nothing goes out. */
async function measureRoom(
  { mediaPlane: plane, clock, rooms, outputs, reports }: HealthPorts,
  sessionId: string,
  watch: TrackWatch,
): Promise<RoomHealth | null> {
  const [live, stats] = await Promise.all([rooms.find(sessionId), plane.stats(sessionId)]);
  const output = outputs.statusOf(sessionId);
  if (live === null) return null;
  const { programme } = live.room.stage;
  const wanted = wantedTracks(programme);
  if (stats.length === 0 && output === null && wanted.length === 0) return null;
  const nowMs = clock.nowMs();
  const onAir = (sourceId: string): boolean => programme.audio.includes(sourceId);
  const tracks = watch
    .look(stats, nowMs, { sentBy: (producerId) => reports.sentBy(producerId), onAir })
    .map((track) => ({ ...track, bitrateBps: Math.round(track.bitrateBps / BITRATE_STEP) * BITRATE_STEP }));
  const missing = watch.missing(wanted, tracks, nowMs);
  const { latest, people: troubled } = reports.troubles(sessionId, nowMs);
  const load = Math.round(plane.load().busiest * 100) / 100;
  return {
    tracks,
    alarms: alarmsOf({ programme, tracks, missing, load, output, troubled }),
    viewers: reports.viewers(sessionId),
    load,
    troubles: latest,
  };
}
