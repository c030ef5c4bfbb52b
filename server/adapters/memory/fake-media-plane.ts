/** A media plane without media: keeps the books like the real one, so that everything around it can be tested. */
import type {
  AudioLevel,
  Egress,
  Ingest,
  MediaLoad,
  MediaObserver,
  MediaPlane,
  MediaStatus,
  ProducerInfo,
  ProgrammeShow,
  Reception,
  SourceStats,
} from '#server/ports/media-plane.ts';
import type { MediaReply } from '#shared/features/stage/media-commands.ts';
import type { RtpCapabilities } from '#shared/features/stage/media-schemas.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { FakeMediaBook, type Producer, producerInfo } from './fake-media-book.ts';
import { fakeDtls, fakeIce, fakeRouter, speaksCodecOf } from './fake-media-parameters.ts';
import { FakePlainRtp } from './fake-plain-rtp.ts';
import { FakeProgramme } from './fake-programme.ts';

/** The port, and the events a test can cause. */
export interface FakeMediaPlane extends MediaPlane {
  /** All rooms are lost at once, as when a worker dies. */
  simulateWorkerDeath(): void;
  /** A worker dies that carried everything of these owners and not the room. */
  simulatePathsLost(roomId: string, transportIds: readonly string[]): void;
  simulateAudioLevels(roomId: string, levels: readonly AudioLevel[]): void;
  setStatus(status: MediaStatus): void;
  setLoad(load: MediaLoad): void;
  /** What players with fixed tracks receive in a room. */
  shownProgramme(roomId: string): ProgrammeShow;
  /** The paths of an owner stand, or are lost. */
  simulatePath(ownerId: string, open: boolean): void;
}

type Request<K extends keyof MediaPlane> = MediaPlane[K] extends (request: infer R) => unknown ? R : never;
type Done = Promise<Result<Record<string, never>>>;

/** A plane that is ready at once. */
export function createFakeMediaPlane(): FakeMediaPlane {
  return new Fake();
}

class Fake implements FakeMediaPlane {
  readonly #book = new FakeMediaBook();
  readonly #programme = new FakeProgramme(this.#book);
  readonly #plain = new FakePlainRtp(this.#book);
  #load: MediaLoad = { busiest: 0, calmest: 0 };

  load(): MediaLoad {
    return this.#load;
  }

  setLoad(load: MediaLoad): void {
    this.#load = load;
  }

  status(): MediaStatus {
    return this.#book.status;
  }

  setStatus(status: MediaStatus): void {
    this.#book.status = status;
    this.#book.tell((observer) => observer.statusChanged?.(status));
  }

  observe(observer: MediaObserver): () => void {
    this.#book.observers.add(observer);
    return () => this.#book.observers.delete(observer);
  }

  async join(roomId: string): Promise<Result<MediaReply<'stage:mediaJoin'>>> {
    const room = this.#book.open(roomId);
    return room.ok ? ok({ generation: room.value.generation, routerRtpCapabilities: fakeRouter }) : room;
  }

  async createTransport(request: Request<'createTransport'>): ReturnType<MediaPlane['createTransport']> {
    const room = this.#book.open(request.roomId);
    if (!room.ok) return room;
    const { transportId } = this.#book.addTransport(room.value, request.ownerId, request.direction);
    return ok({ transportId, ...fakeIce(transportId), dtlsParameters: fakeDtls, iceServers: [] });
  }

  async connectTransport(request: Request<'connectTransport'>): Done {
    const transport = this.#book.transport(request);
    if (transport === undefined) return this.#book.unknown('transport');
    if (transport.connected) return refuse('unsupported', 'connected already');
    transport.connected = true;
    return ok({});
  }

  async restartIce(request: Request<'restartIce'>): ReturnType<MediaPlane['restartIce']> {
    const transport = this.#book.transport(request);
    if (transport === undefined) return this.#book.unknown('transport');
    return ok({ iceParameters: fakeIce(this.#book.id('ice')).iceParameters });
  }

  async closeTransport(request: Request<'closeTransport'>): Done {
    const transport = this.#book.transport(request);
    if (transport === undefined) return this.#book.unknown('transport');
    this.#book.closeTransport(transport);
    return ok({});
  }

  async produce(request: Request<'produce'>): ReturnType<MediaPlane['produce']> {
    const transport = this.#book.transport(request);
    if (transport === undefined) return this.#book.unknown('transport');
    if (transport.direction !== 'send') return refuse('unsupported', 'this transport receives');
    if (!speaksCodecOf(fakeRouter, request.rtpParameters)) return refuse('unsupported', 'no such codec');
    const { sourceId, role, kind, rtpParameters } = request;
    return ok({
      producerId: this.#book.addProducer(transport, { sourceId, role }, kind, rtpParameters).producerId,
    });
  }

  async setProducerPaused(request: Request<'setProducerPaused'>): Done {
    const producer = this.#book.ownProducer(request);
    if (producer === undefined) return this.#book.unknown('producer');
    producer.paused = request.paused;
    this.#book.tell((observer) => observer.producerPaused?.(producerInfo(producer)));
    return ok({});
  }

  async closeProducer(request: Request<'closeProducer'>): Done {
    const producer = this.#book.ownProducer(request);
    if (producer === undefined) return this.#book.unknown('producer');
    this.#book.closeProducer(producer);
    return ok({});
  }

  async dropProducer(producerId: string): Done {
    const producer = this.#book.producers.get(producerId);
    if (producer === undefined) return this.#book.unknown('producer');
    this.#book.closeProducer(producer);
    return ok({});
  }

  producers(roomId: string): readonly ProducerInfo[] {
    return this.#book.producersIn(roomId);
  }

  async consume(request: Request<'consume'>): ReturnType<MediaPlane['consume']> {
    const transport = this.#book.transport(request);
    if (transport === undefined) return this.#book.unknown('transport');
    if (transport.direction !== 'receive') return refuse('unsupported', 'this transport sends');
    const producer = this.#book.producers.get(request.producerId);
    if (producer === undefined || producer.transport.room !== transport.room)
      return this.#book.unknown('producer');
    if (!canReceive(request.rtpCapabilities, producer)) return refuse('unsupported', 'no codec in common');
    const { producerId, kind, rtpParameters, paused } = producer;
    const consumer = { consumerId: this.#book.id('c'), transport, producerId, paused: true, held: false };
    this.#book.consumers.set(consumer.consumerId, consumer);
    return ok({ consumerId: consumer.consumerId, producerId, kind, rtpParameters, producerPaused: paused });
  }

  async resumeConsumer(request: Request<'resumeConsumer'>): Done {
    if (this.#book.consumers.get(request.consumerId)?.held === true) return this.#book.unknown('consumer');
    return this.#book.withConsumer(request, (consumer) => {
      consumer.paused = false;
    });
  }

  async pauseConsumer(request: Request<'pauseConsumer'>): Done {
    return this.#book.withConsumer(request, (consumer) => {
      consumer.paused = true;
    });
  }

  async closeConsumer(request: Request<'closeConsumer'>): Done {
    return this.#book.withConsumer(request, ({ consumerId }) => this.#book.consumers.delete(consumerId));
  }

  holdBack(roomId: string, forbidden: (reception: Reception) => boolean): void {
    for (const consumer of this.#book.consumers.values()) {
      const { transport, producerId } = consumer;
      if (transport.room.roomId !== roomId) continue;
      consumer.held = forbidden({ ownerId: transport.ownerId, producerId });
    }
  }

  async requestKeyFrame(request: Request<'requestKeyFrame'>): Done {
    return this.#book.withConsumer(request, () => undefined);
  }

  openProgramme(request: Request<'openProgramme'>): ReturnType<MediaPlane['openProgramme']> {
    return this.#programme.open(request);
  }

  showProgramme(roomId: string, show: ProgrammeShow): void {
    this.#programme.show(roomId, show);
  }

  shownProgramme(roomId: string): ProgrammeShow {
    return this.#programme.shown(roomId);
  }

  async openIngest(request: Request<'openIngest'>): Promise<Result<Ingest>> {
    return this.#plain.openIngest(request);
  }

  async closeIngest(request: Request<'closeIngest'>): Done {
    return this.#plain.closeIngest(request);
  }

  async openEgress(request: Request<'openEgress'>): Promise<Result<Egress>> {
    return this.#plain.openEgress(request);
  }

  async closeEgress(request: Request<'closeEgress'>): Done {
    return this.#plain.closeEgress(request);
  }

  async stats(roomId: string): Promise<readonly SourceStats[]> {
    return this.#book.stats(roomId);
  }

  async closeOwner(ownerId: string): Promise<void> {
    for (const transport of [...this.#book.transports.values()]) {
      if (transport.ownerId === ownerId) this.#book.closeTransport(transport);
    }
  }

  async closeRoom(roomId: string): Promise<void> {
    this.#book.rooms.delete(roomId);
    for (const transport of [...this.#book.transports.values()]) {
      if (transport.room.roomId === roomId) this.#book.closeTransport(transport);
    }
  }

  async close(): Promise<void> {
    for (const roomId of [...this.#book.rooms.keys()]) await this.closeRoom(roomId);
    if (this.#book.status.state !== 'unavailable') {
      this.setStatus({ state: 'unavailable', reason: 'the media plane is closed' });
    }
  }

  simulateWorkerDeath(): void {
    for (const roomId of [...this.#book.rooms.keys()]) {
      void this.closeRoom(roomId);
      this.#book.tell((observer) => observer.roomLost?.(roomId));
    }
  }

  simulatePathsLost(roomId: string, transportIds: readonly string[]): void {
    const lost = [...this.#book.transports.values()].filter(({ transportId }) =>
      transportIds.includes(transportId),
    );
    for (const transport of lost) this.#book.closeTransport(transport);
    const paths = lost.map(({ ownerId, transportId }) => ({ ownerId, transportId }));
    this.#book.tell((observer) => observer.pathsLost?.(roomId, paths));
  }

  simulatePath(ownerId: string, open: boolean): void {
    for (const transport of this.#book.transports.values()) {
      if (transport.ownerId !== ownerId) continue;
      const path = { roomId: transport.room.roomId, ownerId, transportId: transport.transportId, open };
      this.#book.tell((observer) => observer.pathChanged?.(path));
    }
  }

  simulateAudioLevels(roomId: string, levels: readonly AudioLevel[]): void {
    this.#book.tell((observer) => observer.audioLevels?.(roomId, levels));
  }
}

function canReceive(capabilities: RtpCapabilities, producer: Producer): boolean {
  return speaksCodecOf(capabilities, producer.rtpParameters);
}
