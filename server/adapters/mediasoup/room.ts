/** One session's routers, and everything in them that has to be found again by id. */
import type { types } from 'mediasoup';
import type { MediaSource, ProducerInfo } from '#server/ports/media-plane.ts';
import type { WorkerSlot } from './worker-pool.ts';

/** A router of a room on one worker. */
export interface Branch {
  readonly slot: WorkerSlot;
  readonly router: types.Router;
}

/**
 * The room is itself its first branch, its home. Programs on this machine, players with fixed tracks and the measuring
 * of voices stay there: they take one copy of each track however many watch, which is brought to them by a pipe.
 */
export interface Room extends Branch {
  readonly roomId: string;
  readonly levels: types.AudioLevelObserver;
}

export type Direction = 'send' | 'receive' | 'ingest' | 'egress';

export interface TransportEntry {
  readonly room: Room;
  readonly branch: Branch;
  readonly ownerId: string;
  readonly direction: Direction;
  readonly transport: types.WebRtcTransport | types.PlainTransport;
}

/** A path of a browser, an encoder or a player. */
export type WebRtcPath = TransportEntry & { readonly transport: types.WebRtcTransport };

export interface ProducerEntry {
  readonly room: Room;
  /** Where it is published. */
  readonly branch: Branch;
  readonly ownerId: string;
  readonly source: MediaSource;
  readonly producer: types.Producer;
  readonly consumers: Set<types.Consumer>;
}

export interface ConsumerEntry {
  readonly room: Room;
  readonly ownerId: string;
  readonly source: ProducerEntry;
  readonly consumer: types.Consumer;
  /** What its owner asked for last. */
  flowing: boolean;
  /** See `holdBack` of the port. */
  held: boolean;
}

/** What the outside world is told about a producer. */
export function producerInfo(entry: ProducerEntry): ProducerInfo {
  const { producer, room, ownerId, source } = entry;
  return {
    producerId: producer.id,
    roomId: room.roomId,
    ownerId,
    kind: producer.kind,
    paused: producer.paused,
    sourceId: source.sourceId,
    role: source.role,
  };
}
