/** Cuts a pipe's bytes into pictures and keeps them until they are shown. */
import { PICTURE_BYTES } from './picture-format.ts';

/** Pictures kept; at 25 a second this covers more than the time by which they are shown late. */
const KEPT = 8;

interface Picture {
  readonly bytes: Uint8Array;
  arrivedMs: number;
}

/** Pictures of one source. Buffers are used again and again: there are 35 MB a second of them. */
export class PictureQueue {
  readonly #ring: Picture[] = Array.from({ length: KEPT }, () => ({
    bytes: new Uint8Array(PICTURE_BYTES),
    arrivedMs: Number.POSITIVE_INFINITY,
  }));
  #filling = 0;
  #filled = 0;
  #count = 0;

  /** Pictures that came so far. */
  get count(): number {
    return this.#count;
  }

  /** What was cut off is left out: else all that comes after would stand askew. */
  beginAnew(): void {
    this.#filled = 0;
  }

  push(chunk: Uint8Array, nowMs: number): void {
    for (let at = 0; at < chunk.byteLength; ) {
      const picture = this.#ring[this.#filling % KEPT];
      if (picture === undefined) return;
      const part = chunk.subarray(at, at + PICTURE_BYTES - this.#filled);
      picture.bytes.set(part, this.#filled);
      picture.arrivedMs = Number.POSITIVE_INFINITY;
      at += part.byteLength;
      this.#filled += part.byteLength;
      if (this.#filled < PICTURE_BYTES) return;
      picture.arrivedMs = nowMs;
      this.#filled = 0;
      this.#filling += 1;
      this.#count += 1;
    }
  }

  /** The newest picture that arrived by then, else the oldest there is; undefined before the first. */
  at(timeMs: number): Uint8Array | undefined {
    let oldest: Picture | undefined;
    for (let back = 1; back < KEPT; back += 1) {
      const picture = this.#ring[(this.#filling - back + KEPT) % KEPT];
      if (this.#filling - back < 0 || picture === undefined) break;
      if (picture.arrivedMs <= timeMs) return picture.bytes;
      oldest = picture;
    }
    return oldest?.bytes;
  }
}
