/** Takes one track out of a room, whichever is shown, and hands its packets on as one stream. */
import type { types } from 'mediasoup';
import type { MediaKind } from '#shared/features/stage/media-schemas.ts';
import type { Release } from '#shared/kernel/reservation.ts';
import type { Room } from './room.ts';
import { Splice, type SpliceOptions } from './splice.ts';
import { whenClosed } from './when-closed.ts';

export interface ProgrammeInputOptions {
  readonly room: Pick<Room, 'router'>;
  readonly kind: MediaKind;
  readonly stream: SpliceOptions;
  /** Brings a producer to the room's router, wherever it is published. */
  readonly bring: (producerId: string) => Promise<Release>;
  /** Whether a producer or the room is closed: then the worker is closing what received it, and need not be asked to. */
  readonly isGone: (producerId: string) => boolean;
  readonly onPacket: (packet: Buffer) => void;
}

/** How often a picture that comes in a small layer is asked for in the largest. */
const LAYER_CHECK_MS = 2_500;

export class ProgrammeInput {
  readonly #options: ProgrammeInputOptions;
  readonly #splice: Splice;
  #transport: Promise<types.DirectTransport> | null = null;
  #wanted: string | null = null;
  /** Counts what was asked for: the same producer may be wanted again before the first attempt for it is through. */
  #turn = 0;
  #consumer: types.Consumer | null = null;

  constructor(options: ProgrammeInputOptions) {
    this.#options = options;
    this.#splice = new Splice(options.stream);
  }

  /** From now on this producer, or nothing; what was shown before stops at once. */
  show(producerId: string | null): void {
    if (producerId === this.#wanted) return;
    this.#wanted = producerId;
    this.#turn += 1;
    if (this.#consumer !== null) this.#leave(this.#consumer);
    this.#consumer = null;
    // One that goes meanwhile shows nothing until another is named.
    if (producerId !== null) this.#attach(producerId, this.#turn).catch(() => undefined);
  }

  requestKeyFrame(): void {
    this.#consumer?.requestKeyFrame().catch(() => undefined);
  }

  async #attach(producerId: string, turn: number): Promise<void> {
    const { router } = this.#options.room;
    this.#transport ??= router.createDirectTransport();
    const transport = await this.#transport;
    const release = await this.#options.bring(producerId);
    const consumer = await consume(transport, router, producerId).catch((error: unknown) => {
      release();
      throw error;
    });
    whenClosed(consumer, release);
    if (this.#turn !== turn) return this.#leave(consumer);
    this.#consumer = consumer;
    this.#splice.cut();
    consumer.on('rtp', (packet) => {
      if (this.#consumer === consumer) this.#take(packet);
    });
    seekLargestLayer(consumer);
    await consumer.resume();
  }

  #leave(consumer: types.Consumer): void {
    if (!this.#options.isGone(consumer.producerId)) consumer.close();
  }

  #take(packet: Buffer): void {
    const next = this.#splice.next(packet, performance.now());
    if (next !== null) this.#options.onPacket(next);
  }
}

function consume(
  transport: types.DirectTransport,
  router: types.Router,
  producerId: string,
): Promise<types.Consumer> {
  // Extensions and repeats are between the source and the room.
  const codecs = router.rtpCapabilities.codecs?.filter(({ mimeType }) => !mimeType.endsWith('/rtx')) ?? [];
  return transport.consume({
    producerId,
    rtpCapabilities: { codecs, headerExtensions: [] },
    enableRtx: false,
    // Until somebody listens: a picture begins with its first packet.
    paused: true,
  });
}

/**
 * Without a measured rate the worker looks for a larger layer only when something happens to one, and a layer that was
 * too young then is never looked at again. Naming the preferred layers makes it look.
 */
function seekLargestLayer(consumer: types.Consumer): void {
  const preferred = consumer.preferredLayers;
  if (consumer.type !== 'simulcast' || preferred === undefined) return;
  const timer = setInterval(() => {
    const current = consumer.currentLayers?.spatialLayer ?? -1;
    if (current < preferred.spatialLayer) consumer.setPreferredLayers(preferred).catch(() => undefined);
  }, LAYER_CHECK_MS);
  consumer.observer.once('close', () => clearInterval(timer));
}
