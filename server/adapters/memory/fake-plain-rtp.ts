/** What programs on this machine send to and receive from the fake media plane as plain RTP. */
import type { Egress, Ingest, MediaPlane, MediaSource } from '#server/ports/media-plane.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { FakeMediaBook, Transport } from './fake-media-book.ts';

type Request<K extends keyof MediaPlane> = MediaPlane[K] extends (request: infer R) => unknown ? R : never;
type Closed = Result<Record<string, never>>;

export class FakePlainRtp {
  readonly #book: FakeMediaBook;
  readonly #ingests = new Map<
    string,
    { readonly ownerId: string; readonly transports: readonly Transport[] }
  >();

  constructor(book: FakeMediaBook) {
    this.#book = book;
  }

  openIngest(request: Request<'openIngest'>): Result<Ingest> {
    const room = this.#book.open(request.roomId);
    if (!room.ok) return room;
    const source: MediaSource = { sourceId: request.sourceId, role: 'programme' };
    const video = this.#book.addTransport(room.value, request.ownerId, 'ingest');
    const audio = this.#book.addTransport(room.value, request.ownerId, 'ingest');
    const ingestId = this.#book.id('ingest');
    this.#ingests.set(ingestId, { ownerId: request.ownerId, transports: [video, audio] });
    return ok({
      ingestId,
      generation: room.value.generation,
      videoCodec: request.videoCodec,
      video: this.#book.ingestTrack(video, source, 'video', request.videoCodec),
      audio: this.#book.ingestTrack(audio, source, 'audio', 'opus'),
    });
  }

  closeIngest(request: Request<'closeIngest'>): Closed {
    const ingest = this.#ingests.get(request.ingestId);
    const open = ingest?.transports.every(({ transportId }) => this.#book.transports.has(transportId));
    if (ingest?.ownerId !== request.ownerId || !open) return this.#book.unknown('ingest');
    this.#ingests.delete(request.ingestId);
    for (const transport of ingest.transports) this.#book.closeTransport(transport);
    return ok({});
  }

  openEgress(request: Request<'openEgress'>): Result<Egress> {
    const producer = this.#book.producers.get(request.producerId);
    const codec = producer?.rtpParameters.codecs[0];
    if (producer === undefined || codec === undefined) return this.#book.unknown('producer');
    const transport = this.#book.addTransport(producer.transport.room, request.ownerId, 'egress');
    const { producerId, kind } = producer;
    const consumer = { consumerId: this.#book.id('c'), transport, producerId, paused: true, held: false };
    this.#book.consumers.set(consumer.consumerId, consumer);
    const { mimeType, payloadType, clockRate } = codec;
    const { transportId: egressId } = transport;
    const { consumerId } = consumer;
    return ok({ egressId, consumerId, kind, mimeType, payloadType, clockRate, parameters: {} });
  }

  closeEgress({ ownerId, egressId }: Request<'closeEgress'>): Closed {
    const transport = this.#book.transport({ ownerId, transportId: egressId });
    if (transport?.direction !== 'egress') return this.#book.unknown('egress');
    this.#book.closeTransport(transport);
    return ok({});
  }
}
