/** The volatile facts of a room, as one audience may see them. */

import type { RoomFigures } from '#server/app/counters/room-figures.ts';
import type { HealthService } from '#server/app/media/health/health-service.ts';
import type { MediaService } from '#server/app/media/media-service.ts';
import type { OutputService } from '#server/app/media/outputs/output-service.ts';
import type { RestreamService } from '#server/app/media/restreams/restream-service.ts';
import type { StateBook } from '#server/app/media/state-book.ts';
import type { PresenceCount } from '#server/ports/presence.ts';
import type { RoomCounters, RoomNow } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import type { Audience } from '#shared/kernel/audience.ts';

/** Counted now and then, since asking for it may reach other machines. */
export interface Attendance extends PresenceCount {
  readonly unitsHere: readonly string[];
}

export const NOBODY: Attendance = { current: 0, peak: 0, unitsHere: [] };

/** Questions and comments that wait for a reviewer. */
export function waitingIn(room: RoomState): number {
  const questions = Object.values(room.questions.byId).filter(({ status }) => status === 'pending').length;
  return questions + Object.keys(room.comments.pending).length;
}

export interface NowSource {
  readonly room: RoomState;
  readonly counters: RoomFigures;
  readonly attendance: Attendance;
  readonly media: MediaService;
  readonly outputs: Pick<OutputService, 'isPlayable' | 'keeping' | 'shown'>;
  readonly health: Pick<HealthService, 'of'>;
  readonly intakes: Pick<StateBook<IntakeState>, 'of'>;
  readonly restreams: Pick<RestreamService, 'states'>;
}

function shownCounters({ room, counters, attendance }: NowSource, audience: Audience): RoomCounters {
  return {
    current: attendance.current,
    peak: attendance.peak,
    ...counters.people,
    comments: room.comments.lastNo,
    waiting: audience.kind === 'staff' ? waitingIn(room) : 0,
  };
}

/** Facts that are compared as a whole: counters, sources, who is here. */
export function steadyNow(source: NowSource, audience: Audience): Omit<RoomNow, 'supports' | 'polls'> {
  return {
    counters: shownCounters(source, audience),
    sources: source.media.sources(source.room, audience.kind !== 'staff'),
    restreams: audience.kind === 'staff' ? source.restreams.states(source.room.session.id) : {},
    intakes: audience.kind === 'staff' ? source.intakes.of(source.room.session.id) : {},
    media: source.media.available(),
    health: audience.kind === 'staff' ? source.health.of(source.room.session.id) : null,
    hls: source.outputs.isPlayable(source.room.session.id),
    composed: source.outputs.shown(source.room.session.id),
    keeping: audience.kind === 'staff' ? source.outputs.keeping(source.room.session.id) : null,
    unitsHere: audience.kind === 'public' ? [] : source.attendance.unitsHere,
  };
}

/** Everything, for a snapshot or a welcome. */
export function wholeNow(source: NowSource, audience: Audience): RoomNow {
  return { ...steadyNow(source, audience), ...source.counters.all(source.room) };
}

/** The parts of `next` that differ from what was sent last; null when nothing does. */
export function changedNow(
  last: Partial<RoomNow> | null,
  next: Omit<RoomNow, 'supports' | 'polls'>,
  figures: Pick<RoomNow, 'supports' | 'polls'>,
): Partial<RoomNow> | null {
  const changed: [string, unknown][] = Object.entries(next).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(last === null ? undefined : Reflect.get(last, key)),
  );
  for (const [key, value] of Object.entries(figures))
    if (Object.keys(value).length > 0) changed.push([key, value]);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
