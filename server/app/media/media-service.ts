/** Media of the sessions: signalling for those who may, and which sources live. */

import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';
import { FILM_SOURCE } from '#shared/features/stage/state.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import type { MediaReports } from './health/reports.ts';
import { callMedia, mayWatch, sourceOf } from './media-calls.ts';
import { isOnAir } from './on-programme.ts';
import { isOutputOwner } from './outputs/session-output.ts';
import { Places } from './places.ts';
import { ViewerBudget } from './viewer-budget.ts';

/** One media call of one connection. */
export interface MediaCall {
  readonly live: LiveRoom;
  readonly actor: Actor;
  readonly ownerId: string;
  readonly command: ParsedCommand<MediaCallName>;
}

export interface MediaService {
  /** Refused with `not_found` for a connection that has not arrived, or has left. */
  call(call: MediaCall): Promise<Result<unknown>>;
  /** The connection stands; it may call until it has left. One that is not counted is no viewer for the desk [S13]. */
  arrived(ownerId: string, as: { readonly isCounted: boolean }): void;
  /** The connection ended; what it opened ends with it, also what is just being opened. */
  left(ownerId: string): void;
  /** What is published at present; the public sees only what is on air. */
  sources(room: RoomState, onAirOnly: boolean): readonly LiveSource[];
  available(): boolean;
  /** Nobody goes on receiving what is not meant for them any more [T3]; for when the stage has changed. */
  enforce(room: RoomState): void;
  /** Ends the media of a guest who was removed. */
  removeSource(sessionId: string, sourceId: string): void;
}

/** After the end nothing is on air any more. */
export const OVER: readonly SessionStatus[] = ['compiling', 'handling', 'closed'];

export interface MediaServicePorts {
  readonly mediaPlane: MediaPlane;
  /** Of the audience, at once in this process [T20]. */
  readonly webrtcViewers: number;
  readonly reports: MediaReports;
  /** What a connection sent has been taken over by another page of the same person [T54]. */
  readonly tellReplaced: (before: ProducerInfo) => void;
  readonly clock: Clock;
  readonly log: Log;
}

export function createMediaService(ports: MediaServicePorts): MediaService {
  const { mediaPlane: plane, webrtcViewers, reports, tellReplaced, clock, log } = ports;
  const budget = new ViewerBudget({ viewers: webrtcViewers, load: () => plane.load().calmest });
  plane.observe({ transportClosed: ({ ownerId, transportId }) => budget.closed(ownerId, transportId) });
  const places = new Places({ plane, tellReplaced });
  /** Connections that stand. */
  const present = new Map<string, { readonly isCounted: boolean }>();
  /** Of every connection that receives, who it is. */
  const actors = new Map<string, Actor>();

  const enforce = (room: RoomState): void => {
    const sessionId = room.session.id;
    const producers = new Map(plane.producers(sessionId).map((producer) => [producer.producerId, producer]));
    plane.holdBack(sessionId, ({ ownerId, producerId }) => {
      if (isOutputOwner(ownerId)) return false;
      const producer = producers.get(producerId);
      return producer === undefined || !mayWatch(room, actors.get(ownerId), producer);
    });
  };

  const end = (ownerId: string): void => {
    actors.delete(ownerId);
    budget.leave(ownerId);
    places.leave(ownerId);
    reports.left(ownerId);
    plane
      .closeOwner(ownerId)
      .catch((error: unknown) => log.error('media could not be closed', { ownerId, error }));
  };

  const carryOut = async ({ live, actor, ownerId, command }: MediaCall): Promise<Result<unknown>> => {
    const { room } = live;
    const nowMs = () => clock.nowMs();
    const isCounted = present.get(ownerId)?.isCounted === true;
    const caller = { plane, budget, reports, places, nowMs, log, room, actor, ownerId, isCounted };
    const result = await callMedia(caller, command.name, command.payload);
    if (command.name === 'stage:consume' && result.ok) actors.set(ownerId, actor);
    // The stage may have changed while the worker was asked.
    if (live.room.stage !== room.stage) enforce(live.room);
    if (command.name === 'stage:produce' && sourceOf(actor, live.room) === null) {
      dropSource(plane, room.session.id, actor.personId);
      return refuse('not_on_stage');
    }
    return result;
  };

  return {
    call: async (call) => {
      // It may have left on the way here.
      if (!present.has(call.ownerId)) return refuse('not_found', 'connection');
      if (OVER.includes(call.live.room.session.status)) return refuse('session_ended');
      try {
        return await carryOut(call);
      } finally {
        // It may have left while the worker was asked, and then nobody else ends what was opened since.
        if (!present.has(call.ownerId)) end(call.ownerId);
      }
    },
    arrived: (ownerId, as) => void present.set(ownerId, as),
    left: (ownerId) => {
      present.delete(ownerId);
      end(ownerId);
    },
    enforce,
    available: () => plane.status().state === 'ready',
    removeSource: (sessionId, sourceId) => dropSource(plane, sessionId, sourceId),
    sources: (room, onAirOnly) => liveSources(plane, room, onAirOnly),
  };
}

function dropSource(plane: MediaPlane, sessionId: string, sourceId: string): void {
  for (const producer of plane.producers(sessionId)) {
    if (producer.sourceId === sourceId) void plane.dropProducer(producer.producerId);
  }
}

function liveSources(plane: MediaPlane, room: RoomState, onAirOnly: boolean): readonly LiveSource[] {
  const bySource = new Map<string, LiveSource>();
  for (const producer of plane.producers(room.session.id)) {
    if (producer.role === 'talkback') continue;
    if (onAirOnly && !isOnAir(room.stage.programme, producer)) continue;
    bySource.set(producer.sourceId, withProducer(bySource.get(producer.sourceId), producer, room));
  }
  return [...bySource.values()];
}

function withProducer(source: LiveSource | undefined, producer: ProducerInfo, room: RoomState): LiveSource {
  const { sourceId, producerId } = producer;
  const label = labelOf(room, sourceId);
  const base = source ?? { sourceId, label, audio: null, camera: null, screen: null };
  if (producer.kind === 'audio') return { ...base, audio: producerId };
  return producer.role === 'screen' ? { ...base, screen: producerId } : { ...base, camera: producerId };
}

function labelOf({ stage }: RoomState, sourceId: string): string {
  if (sourceId === FILM_SOURCE) return stage.films[stage.film?.filmId ?? '']?.title ?? '';
  return (stage.guests[sourceId] ?? stage.encoders[sourceId] ?? stage.pulls[sourceId])?.label ?? '';
}
