/** Captions of the replay: what was typed live, until somebody saves an edited track. Rules KR13, KR14. */
import { z } from 'zod';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import { writesCaptions } from '#server/domain/replay/access.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { Cue } from '#shared/features/replay/cues.ts';
import type { CaptionTrack } from '#shared/features/replay/views.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { readCaptions } from './read-captions.ts';
import { readVersion, saveVersion } from './versions.ts';

export interface CaptionService {
  /** The edited track, or null while there is none. */
  edited(sessionId: string): Promise<CaptionTrack | null>;
  /** The number of the newest edited track, without reading it; 0 while there is none. */
  version(sessionId: string): Promise<number>;
  /** Null when this person may save captions of the session now, otherwise why not. */
  refuseSaving(live: LiveRoom, actor: Actor | null): Result<null>;
  /** Saves a file as the new track; `conflict` when somebody saved since `version`. */
  save(live: LiveRoom, actor: Actor, upload: CaptionUpload): Promise<Result<CaptionTrack>>;
}

export interface CaptionUpload {
  /** WebVTT or SRT. */
  readonly file: Uint8Array;
  readonly version: number;
}

interface CaptionPorts {
  readonly store: EventStore;
  readonly clock: Clock;
}

const cueSchema = z.object({ startMs: z.number(), endMs: z.number(), text: z.string() });
const savedSchema = z.object({ cues: z.array(cueSchema) });
const streamOf = (sessionId: string): string => `captions:${sessionId}`;

export function createCaptionService({ store, clock }: CaptionPorts): CaptionService {
  const refuseSaving = ({ room }: LiveRoom, actor: Actor | null): Result<null> => {
    if (actor === null) return refuse('sign_in_required');
    const refused = writesCaptions(actor);
    if (refused !== null) return refuse(refused);
    if (actor.tenantId !== room.session.tenantId) return refuse('forbidden');
    return room.session.endedAt === null ? refuse('wrong_state', 'not ended') : ok(null);
  };
  return {
    refuseSaving,
    version: (sessionId) => store.lastSeq(streamOf(sessionId)),
    edited: async (sessionId) => {
      const { version, value } = await readVersion(store, streamOf(sessionId), savedSchema);
      return value === null ? null : { version, cues: value.cues };
    },
    save: async (live, actor, { file, version }) => {
      const refused = refuseSaving(live, actor);
      if (!refused.ok) return refused;
      const cues = await readCaptions(file);
      if (!cues.ok) return cues;
      const event: { type: string; by: string; cues: readonly Cue[] } = {
        ...{ type: 'captions.saved', by: actor.name, cues: cues.value },
      };
      const saved = await saveVersion(store, streamOf(live.sessionId), version, {
        at: clock.nowIso(),
        event,
      });
      return saved ? ok({ version: version + 1, cues: cues.value }) : refuse('conflict');
    },
  };
}
