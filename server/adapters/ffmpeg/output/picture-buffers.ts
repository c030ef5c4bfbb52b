/** Memory for pictures on their way to the encoder: as much as it takes while it is slow, little in calm. */
import { FPS, PICTURE_BYTES } from './picture-format.ts';

/** When so many pictures wait for an encoder, further ones are left out. */
export const MOST_LENT = 4 * FPS;
/** Kept for the next pictures: what an encoder in calm has under way. The rest, 1.4 MB each, is given back. */
export const KEPT = FPS / 5;

/** A buffer is lent for one picture and comes back when the encoder has taken it. */
export class PictureBuffers {
  readonly #kept: Uint8Array[] = [];
  #lent = 0;

  /** Pictures that the encoder has not taken yet. */
  get waiting(): number {
    return this.#lent;
  }

  /** Held for the next pictures. */
  get kept(): number {
    return this.#kept.length;
  }

  /** A buffer with something old in it; undefined when too many wait. */
  lend(): Uint8Array | undefined {
    if (this.#lent === MOST_LENT) return undefined;
    this.#lent += 1;
    return this.#kept.pop() ?? new Uint8Array(PICTURE_BYTES);
  }

  /** The encoder has taken it. */
  giveBack(picture: Uint8Array): void {
    this.#lent -= 1;
    if (this.#kept.length < KEPT) this.#kept.push(picture);
  }
}
