/** One stream that an encoder pushes: looked at, brought into the room, and begun anew when it changes [RT2, RT3]. */
import type { PushedTag, PushReceiver } from '#server/ports/encoder-door.ts';
import type { LiveFeed, RunningPush, Treatment } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { IntakeState } from '#shared/features/stage/intake.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import { chooseTreatment, look, mayStillCopy, NOTHING_SEEN, type Sight } from './choose-treatment.ts';
import { TagBuffer } from './tag-buffer.ts';

export interface PushedStreamParts {
  readonly sessionId: string;
  readonly sourceId: string;
  readonly plane: MediaPlane;
  readonly liveFeed: LiveFeed;
  readonly log: Log;
  readonly newOwner: () => string;
  /** Closes the connection. */
  readonly hangUp: () => void;
  /** Its picture is about to come: whatever the source sent before is to end. */
  readonly onPlaceTaken: () => void;
  readonly onState: (state: IntakeState) => void;
  readonly onEnded: () => void;
}

interface Opening {
  readonly kind: 'opening';
  readonly ownerId: string;
}

type Phase =
  | { readonly kind: 'looking' }
  | Opening
  | {
      readonly kind: 'feeding';
      readonly ownerId: string;
      readonly treatment: Treatment;
      readonly feed: RunningPush;
    }
  | { readonly kind: 'ended' };

const LOOKING = { kind: 'looking' } as const;

export class PushedStream implements PushReceiver {
  readonly #parts: PushedStreamParts;
  readonly #buffer = new TagBuffer();
  #phase: Phase = LOOKING;
  #sight: Sight = NOTHING_SEEN;
  #mayCopy = true;
  #lastKeyAtMs = 0;

  constructor(parts: PushedStreamParts) {
    this.#parts = parts;
  }

  /** Who owns its producers at present. */
  get ownerId(): string | null {
    return this.#phase.kind === 'opening' || this.#phase.kind === 'feeding' ? this.#phase.ownerId : null;
  }

  take(tag: PushedTag): void {
    if (this.#phase.kind === 'ended') return;
    if (tag.role === 'header' && !this.#buffer.header(tag)) return;
    if (tag.role === 'key') this.#lastKeyAtMs = tag.atMs;
    if (this.#isOtherThanBefore(tag)) this.startAnew();
    this.#sight = look(this.#sight, tag);
    if (tag.role !== 'header' && this.#phase.kind !== 'feeding') this.#buffer.keep(tag);
    if (this.#phase.kind === 'looking') this.#decide();
    else if (this.#phase.kind === 'feeding' && !this.#phase.feed.write(tag.bytes)) this.#fallBehind();
  }

  /** The room was lost, or the stream has changed: what comes from now on is looked at afresh. */
  startAnew(): void {
    if (this.#phase.kind === 'looking' || this.#phase.kind === 'ended') return;
    this.#letGo();
    this.#phase = LOOKING;
    this.#buffer.forget();
    // The times of the headers are those of the beginning.
    this.#sight = { ...this.#buffer.headers().reduce(look, NOTHING_SEEN), firstAtMs: null, newestAtMs: 0 };
    this.#parts.onState({ by: 'push', state: 'connecting' });
  }

  /** The connection is closed. */
  ended(): void {
    if (this.#phase.kind === 'ended') return;
    this.#letGo();
    this.#phase = { kind: 'ended' };
    this.#parts.onEnded();
  }

  #isOtherThanBefore(tag: PushedTag): boolean {
    const phase = this.#phase;
    if (phase.kind === 'opening') return tag.role === 'header';
    if (phase.kind !== 'feeding') return false;
    const { picture, sound } = phase.treatment;
    const isNew = tag.kind === 'video' ? picture === 'none' : !sound;
    if (tag.role === 'header' || isNew) return true;
    if (picture !== 'copy' || mayStillCopy(tag, this.#lastKeyAtMs)) return false;
    this.#mayCopy = false;
    return true;
  }

  #decide(): void {
    const chosen = chooseTreatment(this.#sight);
    if (chosen === 'unusable') this.#fail('source_unusable');
    else if (chosen?.picture === 'copy' && !this.#mayCopy) this.#begin({ ...chosen, picture: 'encode' });
    else if (chosen !== null) this.#begin(chosen);
  }

  #begin(treatment: Treatment): void {
    const { log, sourceId, newOwner } = this.#parts;
    const opening: Opening = { kind: 'opening', ownerId: newOwner() };
    this.#phase = opening;
    this.#bring(opening, treatment).catch((error: unknown) => {
      log.error('a pushed stream could not be brought into the room', { sourceId, error });
      // Ended or begun anew meanwhile: this attempt has been closed already.
      if (this.ownerId === opening.ownerId) this.#fail('internal');
    });
  }

  async #bring(opening: Opening, treatment: Treatment): Promise<void> {
    const { plane, liveFeed, sessionId: roomId, sourceId } = this.#parts;
    const { ownerId } = opening;
    const ingest = await plane.openIngest({ ownerId, roomId, sourceId, videoCodec: 'H264' });
    // Ended or begun anew while the worker was asked.
    if (this.#phase !== opening) return plane.closeOwner(ownerId);
    if (!ingest.ok) return this.#fail(ingest.code);
    this.#parts.onPlaceTaken();
    const feed = liveFeed.push(ingest.value, treatment, {
      running: () => {
        this.#parts.onState({ by: 'push', state: 'flowing', picture: treatment.picture });
      },
      ended: (complaint) => {
        this.#parts.log.warn('a pushed stream cannot be used', { sourceId, complaint });
        this.#fail('source_unusable');
      },
    });
    this.#phase = { kind: 'feeding', ownerId, treatment, feed };
    for (const tag of this.#buffer.all()) feed.write(tag.bytes);
    this.#buffer.forget();
  }

  #fallBehind(): void {
    const { log, sourceId } = this.#parts;
    log.warn('a pushed stream comes faster than it can be encoded', { sourceId });
    this.startAnew();
  }

  /** The encoder connects again by itself, and is looked at afresh. */
  #fail(reason: RefusalCode): void {
    this.#parts.onState({ by: 'push', state: 'failed', reason });
    this.ended();
    this.#parts.hangUp();
  }

  #letGo(): void {
    const phase = this.#phase;
    if (phase.kind !== 'opening' && phase.kind !== 'feeding') return;
    if (phase.kind === 'feeding') void phase.feed.close();
    void this.#parts.plane.closeOwner(phase.ownerId);
  }
}
