/** One session's router, and everything in it that has to be found again by id. */
import type { types } from 'mediasoup';
import type { MediaSource, ProducerInfo } from '#server/ports/media-plane.ts';
import type { WorkerSlot } from './worker-pool.ts';

export interface Room {
  readonly roomId: string;
  readonly slot: WorkerSlot;
  readonly router: types.Router;
  readonly levels: types.AudioLevelObserver;
}

export type Direction = 'send' | 'receive' | 'ingest' | 'egress';

export interface TransportEntry {
  readonly room: Room;
  readonly ownerId: string;
  readonly direction: Direction;
  readonly transport: types.WebRtcTransport | types.PlainTransport;
}

export interface ProducerEntry {
  readonly room: Room;
  readonly ownerId: string;
  readonly source: MediaSource;
  readonly producer: types.Producer;
  readonly consumers: Set<types.Consumer>;
}

export interface ConsumerEntry {
  readonly room: Room;
  readonly ownerId: string;
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
