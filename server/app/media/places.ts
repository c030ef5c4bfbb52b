/** One camera, one microphone and one screen of a source at a time: who holds the place, and who gets it [T54]. */
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';
import { type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import { OneAtATime } from './one-at-a-time.ts';

/** Which place of which source. */
export interface Place {
  readonly roomId: string;
  readonly sourceId: string;
  readonly role: PublishedRole;
}

/** Who asks for it. */
export interface Claimant {
  readonly ownerId: string;
  readonly personId: string;
  /** The page, over however many connections. */
  readonly page: string;
  /** It was sent from there before, and is only to go on. */
  readonly again: boolean;
}

export interface PlacePorts {
  readonly plane: Pick<MediaPlane, 'producers' | 'dropProducer'>;
  /** Somebody's other page has the place now. */
  readonly tellReplaced: (before: ProducerInfo) => void;
}

export class Places {
  readonly #ports: PlacePorts;
  /** Of every connection that publishes and stands, whose it is. */
  readonly #holders = new Map<string, Pick<Claimant, 'personId' | 'page'>>();
  readonly #lanes = new OneAtATime();

  constructor(ports: PlacePorts) {
    this.#ports = ports;
  }

  /**
   * Produces, and ends what was sent there before. Refused with `source_in_use` while another person holds the place,
   * and with `source_moved` when a page would go on whose place a newer page of the same person has taken.
   */
  take<T>(place: Place, claimant: Claimant, produce: () => Promise<Result<T>>): Promise<Result<T>> {
    const key = `${place.roomId}/${place.sourceId}/${place.role}`;
    return this.#lanes.run(key, async () => {
      const refused = this.#refused(place, claimant);
      if (refused !== null) return refused;
      const { ownerId, personId, page } = claimant;
      this.#holders.set(ownerId, { personId, page });
      const produced = await produce();
      if (produced.ok) await this.#replace(place, ownerId);
      return produced;
    });
  }

  /** The connection ended. */
  leave(ownerId: string): void {
    this.#holders.delete(ownerId);
  }

  #refused(place: Place, { ownerId, personId, page, again }: Claimant): Refused | null {
    for (const before of this.#others(place, ownerId)) {
      const holder = this.#holders.get(before.ownerId);
      if (holder === undefined) continue;
      if (holder.personId !== personId) return refuse('source_in_use');
      if (again && holder.page !== page) return refuse('source_moved');
    }
    return null;
  }

  async #replace(place: Place, ownerId: string): Promise<void> {
    for (const before of this.#others(place, ownerId)) {
      this.#ports.tellReplaced(before);
      await this.#ports.plane.dropProducer(before.producerId);
    }
  }

  #others({ roomId, sourceId, role }: Place, ownerId: string): ProducerInfo[] {
    return this.#ports.plane
      .producers(roomId)
      .filter((one) => one.sourceId === sourceId && one.role === role && one.ownerId !== ownerId);
  }
}
