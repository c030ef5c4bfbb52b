/** One camera, one microphone and one screen of a source at a time: who holds the place, and who gets it [T54]. */
import type { MediaPlane, ProducerInfo } from '#server/ports/media-plane.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';
import { type Refused, type Result, refuse } from '#shared/kernel/result.ts';

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

type Holder = Pick<Claimant, 'personId' | 'page'>;

export class Places {
  readonly #ports: PlacePorts;
  /** Of every connection that publishes and stands, whose it is. */
  readonly #holders = new Map<string, Holder>();
  /** By place, who is just taking it: nobody is to be asked to wait for a worker that does not answer. */
  readonly #claims = new Map<string, Claimant>();

  constructor(ports: PlacePorts) {
    this.#ports = ports;
  }

  /**
   * Produces, and ends what was sent there before. Refused with `source_in_use` while another person holds the place,
   * and with `source_moved` when a page would go on whose place a newer page of the same person has taken.
   */
  async take<T>(place: Place, claimant: Claimant, produce: () => Promise<Result<T>>): Promise<Result<T>> {
    const refused = this.#refused(place, claimant);
    if (refused !== null) return refused;
    const key = keyOf(place);
    const { ownerId, personId, page } = claimant;
    this.#holders.set(ownerId, { personId, page });
    this.#claims.set(key, claimant);
    try {
      const produced = await produce();
      if (produced.ok) await this.#replace(place, ownerId);
      return produced;
    } finally {
      if (this.#claims.get(key) === claimant) this.#claims.delete(key);
    }
  }

  /** The connection ended. */
  leave(ownerId: string): void {
    this.#holders.delete(ownerId);
    for (const [key, claim] of this.#claims) if (claim.ownerId === ownerId) this.#claims.delete(key);
  }

  #refused(place: Place, { ownerId, personId, page, again }: Claimant): Refused | null {
    const claim = this.#claims.get(keyOf(place));
    const holders = this.#sent(place).map((before) =>
      before.ownerId === ownerId ? undefined : this.#holders.get(before.ownerId),
    );
    for (const holder of claim?.ownerId === ownerId ? holders : [claim, ...holders]) {
      if (holder === undefined) continue;
      if (holder.personId !== personId) return refuse('source_in_use');
      if (again && holder.page !== page) return refuse('source_moved');
    }
    return null;
  }

  /** Only what came before: of two pages of one person that came at once the later one stays. */
  async #replace(place: Place, ownerId: string): Promise<void> {
    const sent = this.#sent(place);
    const mine = sent.findLastIndex((one) => one.ownerId === ownerId);
    for (const before of sent.slice(0, Math.max(mine, 0)).filter((one) => one.ownerId !== ownerId)) {
      this.#ports.tellReplaced(before);
      await this.#ports.plane.dropProducer(before.producerId);
    }
  }

  /** What is sent there, in the order of its coming. */
  #sent({ roomId, sourceId, role }: Place): ProducerInfo[] {
    return this.#ports.plane
      .producers(roomId)
      .filter((one) => one.sourceId === sourceId && one.role === role);
  }
}

function keyOf({ roomId, sourceId, role }: Place): string {
  return `${roomId}/${sourceId}/${role}`;
}
