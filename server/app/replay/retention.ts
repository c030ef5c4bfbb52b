/** How long a body keeps its recordings, and the job that removes those whose time is over [KR11]. */
import { z } from 'zod';
import type { StaffSignIn } from '#server/app/accounts/staff-sign-in.ts';
import { allSessions } from '#server/app/rooms/session-pages.ts';
import { isExpired } from '#server/domain/replay/expiry.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Log } from '#server/ports/log.ts';
import type { Recordings } from '#server/ports/recordings.ts';
import type { RecordingSettings } from '#shared/features/replay/views.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { readVersion, saveVersion } from './versions.ts';

export interface Retention {
  /** Of the own body; for administrators. */
  settings(by: StaffSignIn | null): Promise<Result<RecordingSettings>>;
  change(by: StaffSignIn | null, settings: RecordingSettings): Promise<Result<RecordingSettings>>;
  /** Removes what is over its time; it runs by itself every hour. */
  sweep(): Promise<void>;
  close(): void;
}

interface RetentionPorts {
  readonly store: EventStore;
  readonly recordings: Pick<Recordings, 'read' | 'remove'>;
  readonly clock: Clock;
  readonly log: Log;
}

const SWEEP_EVERY_MS = 60 * 60_000;
const ENDED: readonly string[] = ['compiling', 'handling', 'closed'];
const settingsSchema = z.object({ keepDays: z.number().nullable() });

const streamOf = (tenantId: string): string => `recording:${tenantId}`;

export function createRetention({ store, recordings, clock, log }: RetentionPorts): Retention {
  const keepDaysOf = async (tenantId: string): Promise<number | null> =>
    (await readVersion(store, streamOf(tenantId), settingsSchema)).value?.keepDays ?? null;

  const removeExpired = async (sessionId: string, keepDays: number): Promise<void> => {
    const recording = await recordings.read(sessionId);
    // What was left when the server stopped in the middle of it goes now.
    if (recording.state === 'removed') await recordings.remove(sessionId, recording.at, recording.afterDays);
    if (recording.state !== 'kept' || !isExpired(recording.stretches, keepDays, clock.nowMs())) return;
    await recordings.remove(sessionId, clock.nowIso(), keepDays);
    log.info('a recording was removed at the end of its time', { sessionId, keepDays });
  };

  const sweep = async (): Promise<void> => {
    const days = new Map<string, number | null>();
    for await (const { id, tenantId, status } of allSessions(store)) {
      if (!ENDED.includes(status)) continue;
      const keepDays = days.has(tenantId) ? (days.get(tenantId) ?? null) : await keepDaysOf(tenantId);
      days.set(tenantId, keepDays);
      if (keepDays === null) continue;
      // One that cannot be removed must not keep the others.
      await removeExpired(id, keepDays).catch((error: unknown) =>
        log.error('an old recording could not be removed', { sessionId: id, error }),
      );
    }
  };
  const stop = clock.every(SWEEP_EVERY_MS, () => {
    sweep().catch((error: unknown) => log.error('old recordings could not be removed', { error }));
  });

  return {
    sweep,
    close: stop,
    settings: async (by) => {
      const refused = administratorOnly(by);
      if (refused !== null || by === null) return refused ?? refuse('sign_in_required');
      return ok({ keepDays: await keepDaysOf(by.tenantId) });
    },
    change: async (by, { keepDays }) => {
      const refused = administratorOnly(by);
      if (refused !== null || by === null) return refused ?? refuse('sign_in_required');
      const stream = streamOf(by.tenantId);
      const { version } = await readVersion(store, stream, settingsSchema);
      const event = { type: 'recording.keepDaysSet', keepDays, by: by.actor.name };
      const saved = await saveVersion(store, stream, version, { at: clock.nowIso(), event });
      return saved ? ok({ keepDays }) : refuse('conflict');
    },
  };
}

function administratorOnly(by: StaffSignIn | null) {
  if (by === null) return refuse('sign_in_required');
  return by.role === 'administrator' ? null : refuse('forbidden');
}
