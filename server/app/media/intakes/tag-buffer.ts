/** What of a pushed stream is kept until it can be sent on: its headers, and everything since the last full picture. */
import type { PushedTag } from '#server/ports/encoder-door.ts';
import type { MediaKind } from '#shared/features/stage/media-schemas.ts';

/** More than a few seconds of a large picture; a stream that holds more between full pictures loses its beginning. */
const MOST_BYTES = 24 * 1024 * 1024;
/** Of a stream without pictures, about a second. */
const MOST_SOUNDS = 50;
/** In front of what a tag carries: its kind, length and time. */
const TAG_HEADER = 11;

export class TagBuffer {
  readonly #headers = new Map<MediaKind, PushedTag>();
  #since: PushedTag[] = [];
  #bytes = 0;

  /** Whether a header says something new. */
  header(tag: PushedTag): boolean {
    const before = this.#headers.get(tag.kind);
    this.#headers.set(tag.kind, tag);
    return before === undefined || !sameContent(before.bytes, tag.bytes);
  }

  keep(tag: PushedTag): void {
    if (tag.role === 'key') this.forget();
    const [first] = this.#since;
    if (first !== undefined && first.role !== 'key' && this.#since.length >= MOST_SOUNDS) {
      this.#since.shift();
      this.#bytes -= first.bytes.length;
    }
    this.#since.push(tag);
    this.#bytes += tag.bytes.length;
    if (this.#bytes > MOST_BYTES) this.forget();
  }

  /** Drops all but the headers. */
  forget(): void {
    this.#since = [];
    this.#bytes = 0;
  }

  headers(): readonly PushedTag[] {
    return [...this.#headers.values()];
  }

  /** In the order in which it has to be decoded. */
  all(): readonly PushedTag[] {
    return [...this.headers(), ...this.#since];
  }
}

function sameContent(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  return one.every((byte, at) => at < TAG_HEADER || byte === other[at]);
}
