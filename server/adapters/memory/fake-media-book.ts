/** The books of the fake media plane: what is open, whose it is, and what closes with what. */

import type {
  IngestTrack,
  MediaObserver,
  MediaSource,
  MediaStatus,
  ProducerInfo,
  SourceStats,
} from '#server/ports/media-plane.ts';
import type { MediaKind, RtpParameters } from '#shared/features/stage/media-schemas.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import { plainTrackParameters } from './fake-media-parameters.ts';

export interface Room {
  readonly roomId: string;
  readonly generation: string;
}

export interface Transport {
  readonly transportId: string;
  readonly room: Room;
  readonly ownerId: string;
  readonly direction: 'send' | 'receive' | 'ingest' | 'egress';
  connected: boolean;
}

export interface Producer {
  readonly producerId: string;
  readonly transport: Transport;
  readonly source: MediaSource;
  readonly kind: MediaKind;
  readonly rtpParameters: RtpParameters;
  paused: boolean;
}

export interface Consumer {
  readonly consumerId: string;
  readonly transport: Transport;
  readonly producerId: string;
  /** What its owner asked for. */
  paused: boolean;
  /** See `holdBack` of the port. */
  held: boolean;
}

export class FakeMediaBook {
  status: MediaStatus = { state: 'ready' };
  #lastNumber = 0;
  readonly observers = new Set<MediaObserver>();
  readonly rooms = new Map<string, Room>();
  readonly transports = new Map<string, Transport>();
  readonly producers = new Map<string, Producer>();
  readonly consumers = new Map<string, Consumer>();

  open(roomId: string): Result<Room> {
    if (this.status.state !== 'ready') return refuse('media_unavailable');
    const room = this.rooms.get(roomId) ?? { roomId, generation: this.id('room') };
    this.rooms.set(roomId, room);
    return ok(room);
  }

  id(prefix: string): string {
    this.#lastNumber += 1;
    return `${prefix}-${this.#lastNumber}`;
  }

  unknown(what: string): Refused {
    return this.status.state === 'ready'
      ? refuse('not_found', `no such ${what}`)
      : refuse('media_unavailable');
  }

  transport({ transportId, ownerId }: { transportId: string; ownerId: string }): Transport | undefined {
    const transport = this.transports.get(transportId);
    return transport?.ownerId === ownerId ? transport : undefined;
  }

  addTransport(room: Room, ownerId: string, direction: Transport['direction']): Transport {
    const transport = { transportId: this.id('t'), room, ownerId, direction, connected: false };
    this.transports.set(transport.transportId, transport);
    return transport;
  }

  closeTransport(transport: Transport): void {
    if (!this.transports.delete(transport.transportId)) return;
    for (const producer of [...this.producers.values()]) {
      if (producer.transport === transport) this.closeProducer(producer);
    }
    for (const consumer of [...this.consumers.values()]) {
      if (consumer.transport === transport) this.consumers.delete(consumer.consumerId);
    }
    const { transportId, ownerId, room } = transport;
    this.tell((observer) => observer.transportClosed?.({ roomId: room.roomId, ownerId, transportId }));
  }

  ownProducer({ producerId, ownerId }: { producerId: string; ownerId: string }): Producer | undefined {
    const producer = this.producers.get(producerId);
    return producer?.transport.ownerId === ownerId ? producer : undefined;
  }

  addProducer(
    transport: Transport,
    source: MediaSource,
    kind: MediaKind,
    rtpParameters: RtpParameters,
  ): Producer {
    const producer = { producerId: this.id('p'), transport, source, kind, rtpParameters, paused: false };
    this.producers.set(producer.producerId, producer);
    this.tell((observer) => observer.producerOpened?.(producerInfo(producer)));
    return producer;
  }

  closeProducer(producer: Producer): void {
    if (!this.producers.delete(producer.producerId)) return;
    for (const consumer of [...this.consumers.values()]) {
      if (consumer.producerId === producer.producerId) this.consumers.delete(consumer.consumerId);
    }
    this.tell((observer) => observer.producerClosed?.(producerInfo(producer)));
  }

  withConsumer(
    request: { readonly consumerId: string; readonly ownerId: string },
    act: (consumer: Consumer) => unknown,
  ): Result<Record<string, never>> {
    const consumer = this.consumers.get(request.consumerId);
    if (consumer === undefined || consumer.transport.ownerId !== request.ownerId)
      return this.unknown('consumer');
    act(consumer);
    return ok({});
  }

  ingestTrack(transport: Transport, source: MediaSource, kind: MediaKind, codec: string): IngestTrack {
    this.#lastNumber += 1;
    const ssrc = this.#lastNumber;
    const payloadType = kind === 'audio' ? 100 : 101;
    const parameters = plainTrackParameters(`${kind}/${codec}`, payloadType, ssrc);
    const { producerId } = this.addProducer(transport, source, kind, parameters);
    // The discard port: a program that sends here harms nobody.
    return { producerId, ip: '127.0.0.1', rtpPort: 9, rtcpPort: 9, payloadType, ssrc };
  }

  producersIn(roomId: string): readonly ProducerInfo[] {
    return [...this.producers.values()]
      .filter(({ transport }) => transport.room.roomId === roomId)
      .map(producerInfo);
  }

  /** Everything arrives perfectly and weighs nothing. */
  stats(roomId: string): readonly SourceStats[] {
    const flowing = [...this.consumers.values()].filter(({ paused, held }) => !paused && !held);
    const still = { bitrateBps: 0, packets: 0, packetsLost: 0, lossShare: 0, roundTripMs: null, score: 10 };
    return this.producersIn(roomId).map((producer) => ({
      ...producer,
      ...still,
      receivers: flowing.filter(({ producerId }) => producerId === producer.producerId).length,
    }));
  }

  tell(say: (observer: MediaObserver) => void): void {
    for (const observer of [...this.observers]) say(observer);
  }
}

/** What the outside is told about a producer. */
export function producerInfo({ producerId, transport, source, kind, paused }: Producer): ProducerInfo {
  return { producerId, roomId: transport.room.roomId, ownerId: transport.ownerId, kind, paused, ...source };
}
