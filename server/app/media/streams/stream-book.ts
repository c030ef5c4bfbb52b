/** The connections of encoders and players: found by address, closed when they do not come up, are lost or end. */
import type { Clock } from '#server/ports/clock.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { TransportOffer } from '#shared/features/stage/media-schemas.ts';

/** A connection made with one POST. */
export interface Stream {
  /** Its address's secret part. */
  readonly id: string;
  readonly kind: 'whip' | 'whep';
  readonly sessionId: string;
  /** The encoder, or null for a player. */
  readonly sourceId: string | null;
  /** Digest of the key that its address is used with; null where none is needed. */
  readonly keyDigest: string | null;
  readonly ownerId: string;
  readonly transport: TransportOffer;
  /** Names the present path, strong and quoted; another after every restart. */
  readonly etag: string;
  /** Whose credentials the path was agreed on with. */
  readonly theirUfrag: string;
  /** Its path was begun anew at least once. */
  readonly renewed?: boolean;
}

interface Entry {
  stream: Stream;
  readonly release: () => void;
  cancelTimer: () => void;
}

/** A connection that does not stand, or does not stand any more, is given up after this long [W6]. */
export const PATIENCE_MS = 15_000;

export class StreamBook {
  readonly #plane: MediaPlane;
  readonly #clock: Clock;
  readonly #byId = new Map<string, Entry>();
  readonly #byOwner = new Map<string, Entry>();
  readonly #stop: () => void;
  readonly #ended: (stream: Stream) => void;

  constructor(plane: MediaPlane, clock: Clock, ended: (stream: Stream) => void = () => undefined) {
    this.#plane = plane;
    this.#clock = clock;
    this.#ended = ended;
    this.#stop = plane.observe({
      transportClosed: ({ ownerId }) => this.#forget(this.#byOwner.get(ownerId)),
      pathChanged: ({ ownerId, open }) => this.#pathChanged(this.#byOwner.get(ownerId), open),
    });
  }

  /** Connections that are open, of one kind or at all. */
  count(kind?: Stream['kind']): number {
    const streams = [...this.#byId.values()];
    return streams.filter(({ stream }) => kind === undefined || stream.kind === kind).length;
  }

  /** Writes a connection down and waits for its path; until then it is reserved in the waiting room. */
  add(stream: Stream, release: () => void): void {
    const entry: Entry = { stream, release, cancelTimer: () => undefined };
    this.#byId.set(stream.id, entry);
    this.#byOwner.set(stream.ownerId, entry);
    this.#giveUpLater(entry);
  }

  find(id: string): Stream | null {
    return this.#byId.get(id)?.stream ?? null;
  }

  /** All connections of a session, or those of one of its sources. */
  of(sessionId: string, sourceId?: string): Stream[] {
    return [...this.#byId.values()]
      .map(({ stream }) => stream)
      .filter((stream) => stream.sessionId === sessionId)
      .filter((stream) => sourceId === undefined || stream.sourceId === sourceId);
  }

  /** The path begins anew under other credentials. */
  renew(id: string, change: Pick<Stream, 'etag' | 'theirUfrag' | 'transport' | 'renewed'>): void {
    const entry = this.#byId.get(id);
    if (entry !== undefined) entry.stream = { ...entry.stream, ...change };
  }

  /** Ends a connection and frees everything that belongs to it. */
  async end(stream: Stream): Promise<void> {
    this.#forget(this.#byId.get(stream.id));
    await this.#plane.closeOwner(stream.ownerId);
  }

  close(): void {
    this.#stop();
    for (const entry of [...this.#byId.values()]) this.#forget(entry);
  }

  #pathChanged(entry: Entry | undefined, open: boolean): void {
    if (entry === undefined) return;
    entry.cancelTimer();
    if (open) entry.release();
    else this.#giveUpLater(entry);
  }

  #giveUpLater(entry: Entry): void {
    entry.cancelTimer = this.#clock.after(PATIENCE_MS, () => void this.end(entry.stream));
  }

  #forget(entry: Entry | undefined): void {
    if (entry === undefined || !this.#byId.delete(entry.stream.id)) return;
    this.#byOwner.delete(entry.stream.ownerId);
    entry.cancelTimer();
    entry.release();
    this.#ended(entry.stream);
  }
}
