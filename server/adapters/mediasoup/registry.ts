/** Finds transports, producers and consumers by id and by owner; closed ones leave by themselves. */
import type { types } from 'mediasoup';
import type { MediaSource } from '#server/ports/media-plane.ts';
import type { ConsumerEntry, ProducerEntry, TransportEntry } from './room.ts';

export interface RegistryEvents {
  readonly producerClosed: (entry: ProducerEntry) => void;
  readonly transportClosed: (entry: TransportEntry) => void;
}

interface Owned {
  readonly transports: Set<TransportEntry>;
  /** Producers and consumers together. */
  streams: number;
}

export class Registry {
  readonly #events: RegistryEvents;
  readonly #transports = new Map<string, TransportEntry>();
  readonly #producers = new Map<string, ProducerEntry>();
  readonly #consumers = new Map<string, ConsumerEntry>();
  readonly #owned = new Map<string, Owned>();

  constructor(events: RegistryEvents) {
    this.#events = events;
  }

  addTransport(entry: TransportEntry): void {
    const { transport, ownerId } = entry;
    const owned = this.#owned.get(ownerId) ?? { transports: new Set<TransportEntry>(), streams: 0 };
    this.#owned.set(ownerId, owned);
    owned.transports.add(entry);
    this.#transports.set(transport.id, entry);
    const observer: types.TransportObserver = transport.observer;
    observer.once('close', () => {
      this.#transports.delete(transport.id);
      owned.transports.delete(entry);
      if (owned.transports.size === 0) this.#owned.delete(ownerId);
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
    const release = this.#holdStream(from.ownerId);
    producer.observer.once('close', () => {
      release();
      this.#producers.delete(producer.id);
      this.#events.producerClosed(entry);
    });
    return entry;
  }

  addConsumer(ownerId: string, of: ProducerEntry, consumer: types.Consumer): void {
    this.#consumers.set(consumer.id, { room: of.room, ownerId, consumer, flowing: false, held: false });
    of.consumers.add(consumer);
    const release = this.#holdStream(ownerId);
    consumer.observer.once('close', () => {
      release();
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

  /** A consumer, only for its owner. */
  consumer(consumerId: string, ownerId: string): ConsumerEntry | undefined {
    const entry = this.#consumers.get(consumerId);
    return entry?.ownerId === ownerId ? entry : undefined;
  }

  consumersIn(roomId: string): ConsumerEntry[] {
    return [...this.#consumers.values()].filter((entry) => entry.room.roomId === roomId);
  }

  transportsOf(ownerId: string): TransportEntry[] {
    return [...(this.#owned.get(ownerId)?.transports ?? [])];
  }

  /** Oldest first. */
  producersIn(roomId: string): ProducerEntry[] {
    return [...this.#producers.values()].filter((entry) => entry.room.roomId === roomId);
  }

  /** Producers and consumers of an owner, to keep one connection from taking everything. */
  streamsOf(ownerId: string): number {
    return this.#owned.get(ownerId)?.streams ?? 0;
  }

  #holdStream(ownerId: string): () => void {
    const owned = this.#owned.get(ownerId);
    if (owned !== undefined) owned.streams += 1;
    return () => {
      if (owned !== undefined) owned.streams -= 1;
    };
  }
}
