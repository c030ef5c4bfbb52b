/** The registry of media calls: what each asks of the media plane once it is known that it may be asked. */

import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { MediaCallName, MediaPayload } from '#shared/features/stage/media-commands.ts';
import { HOST_SOURCE } from '#shared/features/stage/state.ts';
import { orRelease } from '#shared/kernel/reservation.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Actor, hasRole } from '#shared/kernel/roles.ts';
import type { MediaReports } from './health/reports.ts';
import { isOnAir } from './on-programme.ts';
import type { Places } from './places.ts';
import { heardOffAir, hearsOffAir, voicesOf } from './talkback.ts';
import type { ViewerBudget } from './viewer-budget.ts';

/** Who calls, on which room, over which connection. */
export interface MediaCaller {
  readonly plane: MediaPlane;
  /** For the audience; the stage and the desk need none. */
  readonly budget: ViewerBudget;
  readonly reports: MediaReports;
  readonly places: Places;
  readonly nowMs: () => number;
  readonly log: Log;
  readonly room: RoomState;
  readonly actor: Actor;
  /** The connection; everything it opens is closed with it. */
  readonly ownerId: string;
  /** Whether it is one of the audience when they are counted [S13]. */
  readonly isCounted: boolean;
}

type MediaCalls = {
  readonly [N in MediaCallName]: (caller: MediaCaller, payload: MediaPayload<N>) => Promise<Result<unknown>>;
};

/** The source a person publishes as, or null for viewers [T2]. */
export function sourceOf(actor: Actor, room: RoomState): string | null {
  if (actor.role === 'guest') return room.stage.guests[actor.personId] === undefined ? null : actor.personId;
  return hasRole(actor, 'moderator', 'administrator') ? HOST_SOURCE : null;
}

/** Viewers receive the programme; the stage and the desk may watch every source, and hear each other off air [T3, T44]. */
export function mayWatch(room: RoomState, actor: Actor | undefined, producer: ProducerInfo): boolean {
  if (isOnAir(room.stage.programme, producer)) return true;
  const watcher = actor === undefined ? null : sourceOf(actor, room);
  if (watcher === null) return false;
  const isOwnMatter = producer.role === 'talkback' || (producer.kind === 'audio' && watcher !== HOST_SOURCE);
  return isOwnMatter ? hearsOffAir(room, watcher, producer) : true;
}

export const MEDIA_CALLS: MediaCalls = {
  'stage:mediaJoin': ({ plane, room }) => plane.join(room.session.id),
  'stage:createTransport': async ({ plane, budget, room, actor, ownerId }, payload) => {
    const isViewer = sourceOf(actor, room) === null;
    if (isViewer && payload.direction === 'send') return refuse('not_on_stage');
    const reserved = isViewer ? budget.reserve(ownerId) : ok(null);
    if (!reserved.ok) return reserved;
    const request = { ownerId, roomId: room.session.id, ...payload };
    const created = await orRelease(
      () => reserved.value?.release(),
      () => plane.createTransport(request),
    );
    if (created.ok) reserved.value?.hold(created.value.transportId);
    return created;
  },
  'stage:connectTransport': ({ plane, ownerId }, payload) => plane.connectTransport({ ownerId, ...payload }),
  'stage:closeTransport': ({ plane, ownerId }, payload) => plane.closeTransport({ ownerId, ...payload }),
  'stage:restartIce': ({ plane, ownerId }, payload) => plane.restartIce({ ownerId, ...payload }),
  'stage:produce': async (caller, payload) => {
    const { room, actor, places, plane, ownerId } = caller;
    const { page = ownerId, again = false, ...track } = payload;
    const { role } = track;
    const sourceId = sourceOf(actor, room);
    if (sourceId === null || (role === 'talkback' && sourceId !== HOST_SOURCE)) return refuse('not_on_stage');
    const produce = async () => {
      await keepVoicesApart(caller, role);
      return plane.produce({ ownerId, sourceId, ...track });
    };
    if (role === 'talkback') return produce();
    const place = { roomId: room.session.id, sourceId, role };
    return places.take(place, { ownerId, personId: actor.personId, page, again }, produce);
  },
  'stage:talkback': async ({ plane, room, actor }) => {
    const listener = sourceOf(actor, room);
    return ok(
      listener === null ? { heard: [] } : heardOffAir(room, listener, plane.producers(room.session.id)),
    );
  },
  'stage:pauseProducer': async ({ plane, room, ownerId }, payload) => {
    const producers = plane.producers(room.session.id);
    const isMicrophone = producers.some(
      ({ producerId, role }) => producerId === payload.producerId && role === 'microphone',
    );
    if (isMicrophone && !payload.paused) await dropAll(plane, voicesOf(producers, ownerId).talkback);
    return plane.setProducerPaused({ ownerId, ...payload });
  },
  'stage:closeProducer': ({ plane, ownerId }, payload) => plane.closeProducer({ ownerId, ...payload }),
  'stage:consume': async ({ plane, room, actor, ownerId }, payload) => {
    const producers = plane.producers(room.session.id);
    const producer = producers.find(({ producerId }) => producerId === payload.producerId);
    if (producer === undefined || !mayWatch(room, actor, producer)) return refuse('not_found', 'not on air');
    return plane.consume({ ownerId, ...payload });
  },
  'stage:resumeConsumer': ({ plane, ownerId }, payload) => plane.resumeConsumer({ ownerId, ...payload }),
  'stage:pauseConsumer': ({ plane, ownerId }, payload) => plane.pauseConsumer({ ownerId, ...payload }),
  'stage:closeConsumer': ({ plane, ownerId }, payload) => plane.closeConsumer({ ownerId, ...payload }),
  'stage:reportSending': async ({ plane, reports, room, ownerId }, payload) => {
    const producers = plane.producers(room.session.id);
    const own = producers.some((one) => one.producerId === payload.producerId && one.ownerId === ownerId);
    if (!own) return refuse('not_found', 'producer');
    reports.sends(ownerId, payload);
    return ok({});
  },
  'stage:reportWatching': async ({ reports, room, ownerId, isCounted }, { way }) => {
    if (isCounted) reports.watches(room.session.id, ownerId, way);
    return ok({});
  },
  'stage:reportTrouble': async ({ reports, room, ownerId, nowMs, log }, payload) => {
    const sessionId = room.session.id;
    const report = reports.trouble(sessionId, ownerId, nowMs(), payload);
    log.warn('somebody cannot see or hear', { sessionId, ...report });
    return ok({ no: report.no });
  },
};

/** One speaks to those who wait or to the audience, never to both at once [T45]. */
async function keepVoicesApart(
  { plane, room, ownerId }: MediaCaller,
  role: MediaPayload<'stage:produce'>['role'],
): Promise<void> {
  const { talkback, openMicrophones } = voicesOf(plane.producers(room.session.id), ownerId);
  if (role === 'microphone') await dropAll(plane, talkback);
  if (role !== 'talkback') return;
  for (const { producerId } of openMicrophones) {
    await plane.setProducerPaused({ ownerId, producerId, paused: true });
  }
}

async function dropAll(plane: MediaPlane, producers: readonly ProducerInfo[]): Promise<void> {
  for (const { producerId } of producers) await plane.dropProducer(producerId);
}

/** Makes a call. Registry: the cast ties name and payload. */
export function callMedia<N extends MediaCallName>(
  caller: MediaCaller,
  name: N,
  payload: MediaPayload<N>,
): Promise<Result<unknown>> {
  const call = MEDIA_CALLS[name] as (
    caller: MediaCaller,
    payload: MediaPayload<N>,
  ) => Promise<Result<unknown>>;
  return call(caller, payload);
}
