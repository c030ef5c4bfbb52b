/** Finds transports, producers and consumers by id and by owner; closed ones leave by themselves. */
import type { types } from 'mediasoup';
import type { MediaSource } from '#server/ports/media-plane.ts';
import { Reservations } from './reservations.ts';
import type { ConsumerEntry, ProducerEntry, TransportEntry } from './room.ts';

/** One connection may hold this many at once: one to send and one to receive, and a desk its talk-back and its check. */
export const TRANSPORTS_PER_OWNER = 6;
export const STREAMS_PER_OWNER = 64;

export interface RegistryEvents {
  readonly producerClosed: (entry: ProducerEntry) => void;
  readonly transportClosed: (entry: TransportEntry) => void;
}

export class Registry {
  /** Keep one connection from taking everything. */
  readonly transportReservations = new Reservations(TRANSPORTS_PER_OWNER);
  /** Of producers and consumers together. */
  readonly streamReservations = new Reservations(STREAMS_PER_OWNER);
  readonly #events: RegistryEvents;
  readonly #transports = new Map<string, TransportEntry>();
  readonly #producers = new Map<string, ProducerEntry>();
  readonly #consumers = new Map<string, ConsumerEntry>();
  readonly #owned = new Map<string, Set<TransportEntry>>();

  constructor(events: RegistryEvents) {
    this.#events = events;
  }

  addTransport(entry: TransportEntry): void {
    const { transport, ownerId } = entry;
    const owned = this.#owned.get(ownerId) ?? new Set<TransportEntry>();
    this.#owned.set(ownerId, owned);
    owned.add(entry);
    this.#transports.set(transport.id, entry);
    const observer: types.TransportObserver = transport.observer;
    observer.once('close', () => {
      this.#transports.delete(transport.id);
      owned.delete(entry);
      if (owned.size === 0) this.#owned.delete(ownerId);
      this.#events.transportClosed(entry);
    });
  }

  addProducer(from: TransportEntry, producer: types.Producer, source: MediaSource): ProducerEntry {
    const entry = {
      room: from.room,
      branch: from.branch,
      ownerId: from.ownerId,
      source,
      producer,
      consumers: new Set<types.Consumer>(),
    };
    this.#producers.set(producer.id, entry);
    producer.observer.once('close', () => {
      this.#producers.delete(producer.id);
      this.#events.producerClosed(entry);
    });
    return entry;
  }

  addConsumer(ownerId: string, of: ProducerEntry, consumer: types.Consumer): void {
    const entry = { room: of.room, ownerId, source: of, consumer, flowing: false, held: false };
    this.#consumers.set(consumer.id, entry);
    of.consumers.add(consumer);
    consumer.observer.once('close', () => {
      this.#consumers.delete(consumer.id);
      of.consumers.delete(consumer);
    });
  }

  /** A transport, only for its owner. */
  transport(transportId: string, ownerId: string): TransportEntry | undefined {
    const entry = this.#transports.get(transportId);
    return entry?.ownerId === ownerId ? entry : undefined;
  }

  /** A producer, for anybody. */
  producer(producerId: string): ProducerEntry | undefined {
    return this.#producers.get(producerId);
  }

  /** A consumer, only for its owner; none that is ending. */
  consumer(consumerId: string, ownerId: string): ConsumerEntry | undefined {
    const entry = this.#consumers.get(consumerId);
    return entry?.ownerId === ownerId && !isEnding(entry) ? entry : undefined;
  }

  /** All that something can still be asked of. */
  consumersIn(roomId: string): ConsumerEntry[] {
    return [...this.#consumers.values()].filter((entry) => entry.room.roomId === roomId && !isEnding(entry));
  }

  transportsOf(ownerId: string): TransportEntry[] {
    return [...(this.#owned.get(ownerId) ?? [])];
  }

  /** Oldest first. */
  producersIn(roomId: string): ProducerEntry[] {
    return [...this.#producers.values()].filter((entry) => entry.room.roomId === roomId);
  }
}

/** The worker is just closing it, with its producer or its room: to ask anything of it is an error in the log. */
export function isEnding({ room, source }: ConsumerEntry): boolean {
  return source.producer.closed || room.router.closed;
}
