/** One camera, one microphone and one screen of a source at a time: who holds the place, and who gets it [T54]. */
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

/** Which place of which source somebody asks for, over which connection. */
export type PlaceRequest = Pick<ProducerInfo, 'roomId' | 'sourceId' | 'role' | 'ownerId'>;

export interface PlacePorts {
  readonly plane: Pick<MediaPlane, 'producers' | 'dropProducer'>;
  /** Somebody's other page has the place now. */
  readonly tellReplaced: (before: ProducerInfo) => void;
}

export class Places {
  readonly #ports: PlacePorts;
  /** Of every connection that publishes, whose it is. */
  readonly #people = new Map<string, string>();

  constructor(ports: PlacePorts) {
    this.#ports = ports;
  }

  /** Refused with `source_in_use` while another person holds the place. One's own earlier page gives way. */
  ask(request: PlaceRequest, personId: string): Result<Record<string, never>> {
    const holders = this.#holders(request).map(({ ownerId }) => this.#people.get(ownerId));
    if (holders.some((holder) => holder !== undefined && holder !== personId)) return refuse('source_in_use');
    this.#people.set(request.ownerId, personId);
    return ok({});
  }

  /** The place is taken: what was sent there before ends. */
  async take(request: PlaceRequest): Promise<void> {
    for (const before of this.#holders(request)) {
      this.#ports.tellReplaced(before);
      await this.#ports.plane.dropProducer(before.producerId);
    }
  }

  /** The connection ended. */
  leave(ownerId: string): void {
    this.#people.delete(ownerId);
  }

  #holders({ roomId, sourceId, role, ownerId }: PlaceRequest): ProducerInfo[] {
    return this.#ports.plane
      .producers(roomId)
      .filter((one) => one.sourceId === sourceId && one.role === role && one.ownerId !== ownerId);
  }
}
