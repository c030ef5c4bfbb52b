/** Keeps the received tracks in the streams where they belong: the main picture with all sound, and the second picture. */
import type { ReceivedTrack } from './receive-link.ts';

/** What is on air, as ids of producers. */
export interface WantedProgramme {
  readonly video: string | null;
  /** Beside or within the main picture. */
  readonly second?: string | null;
  readonly audio: readonly string[];
}

/** Every producer that has to be received; without pictures where only sound is wanted. */
export function wantedIds(programme: WantedProgramme, audioOnly: boolean): readonly string[] {
  const { video, second = null, audio } = programme;
  const pictures = audioOnly ? [] : [video, second].filter((id) => id !== null);
  return [...new Set([...pictures, ...audio])];
}

export interface Streams {
  readonly stream: MediaStream;
  readonly secondStream: MediaStream;
}

interface Held {
  readonly received: ReceivedTrack;
  stream: MediaStream;
}

export class TrackShelf {
  readonly #streams: Streams;
  readonly #held = new Map<string, Held>();
  #muted = false;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  has(producerId: string): boolean {
    return this.#held.has(producerId);
  }

  /** Puts a track where the programme wants it. */
  add(producerId: string, received: ReceivedTrack, programme: WantedProgramme): void {
    const { track } = received;
    if (track.kind === 'audio') track.enabled = !this.#muted;
    const stream = this.#streamOf(producerId, programme);
    this.#held.set(producerId, { received, stream });
    stream.addTrack(track);
  }

  /** Lets go of what is not wanted, and moves pictures that have changed their place: they are not received anew. */
  settle(wanted: ReadonlySet<string>, programme: WantedProgramme): void {
    const moved: (() => void)[] = [];
    for (const [producerId, held] of this.#held) {
      const from = held.stream;
      const to = this.#streamOf(producerId, programme);
      if (!wanted.has(producerId) || from === to) continue;
      to.addTrack(held.received.track);
      held.stream = to;
      moved.push(() => from.removeTrack(held.received.track));
    }
    // What leaves goes last, so that no cut shows an empty frame.
    for (const remove of moved) remove();
    for (const producerId of [...this.#held.keys()]) if (!wanted.has(producerId)) this.drop(producerId);
  }

  drop(producerId: string): void {
    const held = this.#held.get(producerId);
    if (held === undefined) return;
    this.#held.delete(producerId);
    held.stream.removeTrack(held.received.track);
    held.received.close();
  }

  /** The path is gone, and all that came over it. */
  clear(): void {
    for (const { received, stream } of this.#held.values()) stream.removeTrack(received.track);
    this.#held.clear();
  }

  /** Also sound that comes later. */
  setMuted(muted: boolean): void {
    this.#muted = muted;
    for (const { received } of this.#held.values()) {
      if (received.track.kind === 'audio') received.track.enabled = !muted;
    }
  }

  #streamOf(producerId: string, { video, second }: WantedProgramme): MediaStream {
    const { stream, secondStream } = this.#streams;
    return producerId === second && producerId !== video ? secondStream : stream;
  }
}
