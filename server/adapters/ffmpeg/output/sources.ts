/** The tracks that are being received, each with its decoder and what it has decoded. */
import type { RtpTrack } from '#server/ports/programme-output.ts';
import { type Decoder, startDecoder } from './decoder.ts';
import { PictureQueue } from './picture-queue.ts';
import { SoundQueue } from './sound-queue.ts';

/** Until a source has sent a key picture there is nothing to see: it is asked this often. */
const ASK_EVERY_MS = 500;

export interface SourceEvents {
  readonly nowMs: () => number;
  readonly onListening: (trackId: string) => void;
  readonly onKeyFrameWanted: (trackId: string) => void;
  /** It cannot be decoded, and why; told once. */
  readonly onFault: (trackId: string, words: string) => void;
}

interface Source {
  readonly decoder: Decoder;
  readonly pictures: PictureQueue | null;
  readonly sound: SoundQueue | null;
}

export class Sources {
  readonly #events: SourceEvents;
  readonly #sources = new Map<string, Source>();
  readonly #asking: ReturnType<typeof setInterval>;

  constructor(events: SourceEvents) {
    this.#events = events;
    this.#asking = setInterval(() => this.#askForPictures(), ASK_EVERY_MS);
  }

  /** Receives these tracks and no others. */
  receive(tracks: readonly RtpTrack[]): void {
    const wanted = new Set(tracks.map(({ id }) => id));
    for (const [id, { decoder }] of this.#sources) {
      if (wanted.has(id)) continue;
      this.#sources.delete(id);
      void decoder.close();
    }
    for (const track of tracks)
      if (!this.#sources.has(track.id)) this.#sources.set(track.id, this.#open(track));
  }

  picture(id: string, atMs: number): Uint8Array | undefined {
    return this.#sources.get(id)?.pictures?.at(atMs);
  }

  hasPicture(id: string): boolean {
    return (this.#sources.get(id)?.pictures?.count ?? 0) > 0;
  }

  /** Adds up the next samples of those who are heard; those of the others pass. */
  mix(heard: ReadonlySet<string>, sum: Float32Array, count: number): void {
    for (const [id, { sound }] of this.#sources) {
      if (heard.has(id)) sound?.addTo(sum, count);
      else sound?.skip(count);
    }
  }

  /** Lets the next samples of everybody pass unheard. */
  skip(count: number): void {
    for (const { sound } of this.#sources.values()) sound?.skip(count);
  }

  /** Goes on with the present sound. */
  catchUp(): void {
    for (const { sound } of this.#sources.values()) sound?.catchUp();
  }

  async close(): Promise<void> {
    clearInterval(this.#asking);
    const closing = [...this.#sources.values()].map(({ decoder }) => decoder.close());
    this.#sources.clear();
    await Promise.all(closing);
  }

  #open(track: RtpTrack): Source {
    const onFault = (words: string): void => this.#events.onFault(track.id, words);
    const onListening = (): void => this.#events.onListening(track.id);
    if (track.kind === 'audio') {
      const sound = new SoundQueue();
      const onData = (chunk: Uint8Array): void => sound.push(chunk);
      const onStart = (): void => sound.beginAnew();
      const decoder = startDecoder(track, { onStart, onData, onListening, onFault });
      return { sound, pictures: null, decoder };
    }
    const pictures = new PictureQueue();
    const onData = (chunk: Uint8Array): void => pictures.push(chunk, this.#events.nowMs());
    const onStart = (): void => pictures.beginAnew();
    const decoder = startDecoder(track, { onStart, onData, onListening, onFault });
    return { sound: null, pictures, decoder };
  }

  #askForPictures(): void {
    for (const [id, { pictures }] of this.#sources) {
      if (pictures?.count === 0) this.#events.onKeyFrameWanted(id);
    }
  }
}
