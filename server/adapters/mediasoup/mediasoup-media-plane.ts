/** The media plane over mediasoup: rooms with a router per worker that they need, one WebRtcServer port per worker. */
import { networkInterfaces } from 'node:os';
import { setLogEventListeners, type types } from 'mediasoup';
import type { Log } from '#server/ports/log.ts';
import type {
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
import { ok, type Result } from '#shared/kernel/result.ts';
import { Branches } from './branches.ts';
import { sendable } from './codecs.ts';
import { findLanAddress, listenInfos, type MediasoupConfig } from './config.ts';
import { type PlaneContext, unknownId } from './context.ts';
import * as egress from './egress.ts';
import { type OpenIngest, openIngest } from './ingest.ts';
import { Observers } from './observers.ts';
import { Pipes } from './pipes.ts';
import { Programmes } from './programmes.ts';
import { attempt } from './refusal.ts';
import { Registry } from './registry.ts';
import { type ProducerEntry, producerInfo, type Room, type TransportEntry } from './room.ts';
import { Rooms } from './rooms.ts';
import { SharedStart } from './shared-start.ts';
import { sourceStats } from './stats.ts';
import * as streams from './streams.ts';
import * as transports from './transports.ts';
import { type WorkerBinary, WorkerPool } from './worker-pool.ts';

export interface MediasoupMediaPlaneOptions {
  readonly config: MediasoupConfig;
  /** Called once, at once; may take minutes. Until then the plane is `starting`. */
  readonly obtainBinary: () => Promise<WorkerBinary>;
  readonly log: Log;
}

/** The port, and what operators and tests may see beyond it. */
export interface MediasoupMediaPlane extends MediaPlane {
  /** Process ids of the living workers. */
  workerPids(): number[];
}

/** Starts the workers in the background and returns at once. */
export function createMediasoupMediaPlane(options: MediasoupMediaPlaneOptions): MediasoupMediaPlane {
  setLogEventListeners({
    onwarn: (namespace, line) => options.log.warn(line, { namespace }),
    onerror: (namespace, line, error) => options.log.error(line, { namespace, error: String(error ?? '') }),
  });
  return new Plane(options);
}

type Request<K extends keyof MediaPlane> = MediaPlane[K] extends (request: infer R) => unknown ? R : never;
type Done = Promise<Result<Record<string, never>>>;

class Plane implements MediasoupMediaPlane {
  readonly #context: PlaneContext;
  readonly #ingests = new Map<string, OpenIngest>();
  readonly #programmes: Programmes;

  constructor({ config, obtainBinary, log }: MediasoupMediaPlaneOptions) {
    const observers = new Observers(log);
    const lan = findLanAddress(networkInterfaces());
    const registry = new Registry({
      producerClosed: (entry) => this.#tellProducerClosed(entry),
      transportClosed: (entry) => this.#tellTransportClosed(entry),
    });
    const pool = new WorkerPool({
      size: config.workers,
      fullAt: config.fullAt,
      obtainBinary,
      listenInfos: (index) => listenInfos(config, index, lan),
      log,
      onStatus: (status) => observers.tell((observer) => observer.statusChanged?.(status)),
    });
    const rooms = new Rooms(pool, {
      levels: (room, volumes) => this.#tellLevels(room, volumes),
      lost: (room) => observers.tell((observer) => observer.roomLost?.(room.roomId)),
    });
    const branches = new Branches(pool, ({ roomId }, paths) =>
      observers.tell((observer) => observer.pathsLost?.(roomId, paths)),
    );
    this.#context = {
      config,
      observers,
      registry,
      pool,
      rooms,
      branches,
      pipes: new Pipes(config.pipeLingerMs),
      starts: new SharedStart(),
    };
    this.#programmes = new Programmes(this.#context);
  }

  load(): MediaLoad {
    return this.#context.pool.load();
  }

  status(): MediaStatus {
    return this.#context.pool.status;
  }

  workerPids(): number[] {
    return this.#context.pool.pids();
  }

  observe(observer: MediaObserver): () => void {
    return this.#context.observers.add(observer);
  }

  async join(roomId: string): ReturnType<MediaPlane['join']> {
    const room = await this.#context.rooms.open(roomId);
    if (!room.ok) return room;
    const { router } = room.value;
    return ok({ generation: router.id, routerRtpCapabilities: sendable(router.rtpCapabilities) });
  }

  createTransport(request: Request<'createTransport'>): ReturnType<MediaPlane['createTransport']> {
    return transports.createTransport(this.#context, request);
  }

  connectTransport(request: Request<'connectTransport'>): Done {
    return transports.connectTransport(this.#context, request);
  }

  restartIce(request: Request<'restartIce'>): ReturnType<MediaPlane['restartIce']> {
    return transports.restartIce(this.#context, request);
  }

  closeTransport(request: Request<'closeTransport'>): Done {
    return transports.closeTransport(this.#context, request);
  }

  produce(request: Request<'produce'>): ReturnType<MediaPlane['produce']> {
    return streams.produce(this.#context, request);
  }

  setProducerPaused(request: Request<'setProducerPaused'>): Done {
    return streams.setProducerPaused(this.#context, request);
  }

  closeProducer(request: Request<'closeProducer'>): Done {
    return streams.closeProducer(this.#context, request);
  }

  async dropProducer(producerId: string): Done {
    const entry = this.#context.registry.producer(producerId);
    if (entry === undefined) return unknownId(this.#context, 'producer');
    entry.producer.close();
    return ok({});
  }

  producers(roomId: string): readonly ProducerInfo[] {
    return this.#context.registry.producersIn(roomId).map(producerInfo);
  }

  consume(request: Request<'consume'>): ReturnType<MediaPlane['consume']> {
    return streams.consume(this.#context, request);
  }

  resumeConsumer(request: Request<'resumeConsumer'>): Done {
    return streams.withConsumer(this.#context, request, 'resume');
  }

  pauseConsumer(request: Request<'pauseConsumer'>): Done {
    return streams.withConsumer(this.#context, request, 'pause');
  }

  closeConsumer(request: Request<'closeConsumer'>): Done {
    return streams.withConsumer(this.#context, request, 'close');
  }

  holdBack(roomId: string, forbidden: (reception: Reception) => boolean): void {
    streams.holdBack(this.#context, roomId, forbidden);
  }

  requestKeyFrame(request: Request<'requestKeyFrame'>): Done {
    return streams.withConsumer(this.#context, request, 'requestKeyFrame');
  }

  openProgramme(request: Request<'openProgramme'>): ReturnType<MediaPlane['openProgramme']> {
    return this.#programmes.open(request);
  }

  showProgramme(roomId: string, show: ProgrammeShow): void {
    this.#programmes.show(roomId, show);
  }

  async openIngest(request: Request<'openIngest'>): Promise<Result<Ingest>> {
    const { registry, config, rooms, observers } = this.#context;
    const room = await rooms.open(request.roomId);
    if (!room.ok) return room;
    return attempt(
      async () => {
        const opened = await openIngest({ ...request, room: room.value, ip: config.ingestIp }, registry);
        const { ingest } = opened;
        this.#ingests.set(ingest.ingestId, opened);
        opened.onClose(() => this.#ingests.delete(ingest.ingestId));
        for (const { producerId } of [ingest.video, ingest.audio]) {
          const entry = registry.producer(producerId);
          if (entry !== undefined)
            observers.tell((observer) => observer.producerOpened?.(producerInfo(entry)));
        }
        return ok(ingest);
      },
      () => room.value.router.closed,
    );
  }

  async closeIngest(request: Request<'closeIngest'>): Done {
    const opened = this.#ingests.get(request.ingestId);
    if (opened?.ownerId !== request.ownerId) return unknownId(this.#context, 'ingest');
    opened.close();
    return ok({});
  }

  openEgress(request: Request<'openEgress'>): Promise<Result<Egress>> {
    return egress.openEgress(this.#context, request);
  }

  closeEgress(request: Request<'closeEgress'>): Done {
    return egress.closeEgress(this.#context, request);
  }

  stats(roomId: string): Promise<readonly SourceStats[]> {
    return Promise.all(this.#context.registry.producersIn(roomId).map(sourceStats));
  }

  async closeOwner(ownerId: string): Promise<void> {
    for (const { transport } of this.#context.registry.transportsOf(ownerId)) transport.close();
  }

  closeRoom(roomId: string): Promise<void> {
    return this.#context.rooms.close(roomId);
  }

  async close(): Promise<void> {
    await this.#context.pool.close();
  }

  #tellProducerClosed(entry: ProducerEntry): void {
    const info = producerInfo(entry);
    this.#context.observers.tell((observer) => observer.producerClosed?.(info));
  }

  #tellTransportClosed({ room, ownerId, transport }: TransportEntry): void {
    const closed = { roomId: room.roomId, ownerId, transportId: transport.id };
    this.#context.observers.tell((observer) => observer.transportClosed?.(closed));
  }

  #tellLevels(room: Room, volumes: readonly types.AudioLevelObserverVolume[]): void {
    const levels = volumes.map(({ producer, volume }) => ({
      producerId: producer.id,
      sourceId: this.#context.registry.producer(producer.id)?.source.sourceId ?? '',
      dbov: volume,
    }));
    this.#context.observers.tell((observer) => observer.audioLevels?.(room.roomId, levels));
  }
}
