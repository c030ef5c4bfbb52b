/** Media signalling of a session: who may publish which source, who may watch what, and which sources live. */
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';
import type { MediaCallName } from '#shared/features/stage/media-commands.ts';
import { HOST_SOURCE, type Programme } from '#shared/features/stage/state.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { type Actor, hasRole } from '#shared/kernel/roles.ts';
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { LiveRoom } from '#server/app/rooms/live-room.ts';

/** One media call of one connection. */
export interface MediaCall {
  readonly live: LiveRoom;
  readonly actor: Actor;
  /** The connection; everything it opens is closed with it. */
  readonly ownerId: string;
  readonly command: ParsedCommand<MediaCallName>;
}

export interface MediaService {
  call(call: MediaCall): Promise<Result<unknown>>;
  /** The connection ended. */
  left(ownerId: string): void;
  /** What is published at present; the public sees only what is on air. */
  sources(room: RoomState, onAirOnly: boolean): readonly LiveSource[];
  available(): boolean;
  /** Ends the media of a guest who was removed. */
  removeSource(sessionId: string, sourceId: string): void;
}

/** The source a person publishes as, or null for viewers [T2]. */
export function sourceOf(actor: Actor, room: RoomState): string | null {
  if (actor.role === 'guest') return room.stage.guests[actor.personId] === undefined ? null : actor.personId;
  return hasRole(actor, 'moderator', 'administrator') ? HOST_SOURCE : null;
}

/** Whether a producer is part of what the audience receives [T3]. */
function isOnAir(programme: Programme, producer: ProducerInfo): boolean {
  if (producer.kind === 'audio') return programme.audio.includes(producer.sourceId);
  const { video } = programme;
  if (video?.sourceId !== producer.sourceId) return false;
  return video.track === 'screen' ? producer.role === 'screen' : producer.role !== 'screen';
}

function labelOf(room: RoomState, sourceId: string): string {
  return room.stage.guests[sourceId]?.label ?? '';
}

export function createMediaService(plane: MediaPlane): MediaService {
  /** Viewers receive the programme; the stage and the desk may watch every source. */
  function mayWatch(live: LiveRoom, actor: Actor, producerId: string): boolean {
    const producer = plane.producers(live.sessionId).find((known) => known.producerId === producerId);
    if (producer === undefined) return false;
    return sourceOf(actor, live.room) !== null || isOnAir(live.room.stage.programme, producer);
  }

  async function produce(
    call: MediaCall & { command: ParsedCommand<'stage:produce'> },
  ): Promise<Result<unknown>> {
    const sourceId = sourceOf(call.actor, call.live.room);
    if (sourceId === null) return refuse('not_on_stage');
    return plane.produce({ ownerId: call.ownerId, sourceId, ...call.command.payload });
  }

  async function run(call: MediaCall): Promise<Result<unknown>> {
    const { command, ownerId, live } = call;
    switch (command.name) {
      case 'stage:mediaJoin':
        return plane.join(live.sessionId);
      case 'stage:createTransport': {
        const publishes = command.payload.direction === 'send';
        if (publishes && sourceOf(call.actor, live.room) === null) return refuse('not_on_stage');
        return plane.createTransport({ ownerId, roomId: live.sessionId, ...command.payload });
      }
      case 'stage:connectTransport':
        return plane.connectTransport({ ownerId, ...command.payload });
      case 'stage:closeTransport':
        return plane.closeTransport({ ownerId, ...command.payload });
      case 'stage:restartIce':
        return plane.restartIce({ ownerId, ...command.payload });
      case 'stage:produce':
        return produce({ ...call, command });
      case 'stage:pauseProducer':
        return plane.setProducerPaused({ ownerId, ...command.payload });
      case 'stage:closeProducer':
        return plane.closeProducer({ ownerId, ...command.payload });
      case 'stage:consume':
        if (!mayWatch(live, call.actor, command.payload.producerId)) return refuse('not_found', 'not on air');
        return plane.consume({ ownerId, ...command.payload });
      case 'stage:resumeConsumer':
        return plane.resumeConsumer({ ownerId, ...command.payload });
      case 'stage:pauseConsumer':
        return plane.pauseConsumer({ ownerId, ...command.payload });
      case 'stage:closeConsumer':
        return plane.closeConsumer({ ownerId, ...command.payload });
    }
  }

  return {
    call: async (call) => {
      const { status } = call.live.room.session;
      const open = status !== 'compiling' && status !== 'handling' && status !== 'closed';
      return open ? run(call) : refuse('session_ended');
    },
    left: (ownerId) => plane.closeOwner(ownerId),
    available: () => plane.status().state === 'ready',
    removeSource: (sessionId, sourceId) => {
      for (const producer of plane.producers(sessionId)) {
        if (producer.sourceId === sourceId) void plane.dropProducer(producer.producerId);
      }
    },
    sources: (room, onAirOnly) => {
      const bySource = new Map<string, LiveSource>();
      for (const producer of plane.producers(room.session.id)) {
        if (onAirOnly && !isOnAir(room.stage.programme, producer)) continue;
        bySource.set(producer.sourceId, withProducer(bySource.get(producer.sourceId), producer, room));
      }
      return [...bySource.values()];
    },
  };
}

function withProducer(source: LiveSource | undefined, producer: ProducerInfo, room: RoomState): LiveSource {
  const { sourceId, producerId } = producer;
  const base = source ?? {
    sourceId,
    label: labelOf(room, sourceId),
    audio: null,
    camera: null,
    screen: null,
  };
  if (producer.kind === 'audio') return { ...base, audio: producerId };
  return producer.role === 'screen' ? { ...base, screen: producerId } : { ...base, camera: producerId };
}
