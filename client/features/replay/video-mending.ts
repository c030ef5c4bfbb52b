/** What is done about faults while a recording is played. No library and no element. */

/** After the player has given up on the line. */
export const LOAD_AGAIN_MS = 3_000;

/** The line is well, but the recording is not there, as after the end of its time. */
const GONE: readonly number[] = [404, 410];

export interface MendingParts {
  /** Goes on loading where it broke off. */
  readonly loadAgain: () => void;
  /** Empties the decoder, and goes on. */
  readonly recover: () => void;
  /** Nothing comes any more, or something comes again. */
  readonly onLost: (lost: boolean) => void;
  /** It cannot be played, and trying again would not help. */
  readonly onFailed: () => void;
}

/** The line is waited for as long as the page is open; a decoder is helped up once. */
export class VideoMending {
  readonly #parts: MendingParts;
  #again: ReturnType<typeof setTimeout> | undefined;
  #recovered = false;

  constructor(parts: MendingParts) {
    this.#parts = parts;
  }

  /** `status` is what the server answered; null where no answer came. */
  lineFailed(status: number | null): void {
    if (status !== null && GONE.includes(status)) {
      this.#parts.onFailed();
      return;
    }
    this.#parts.onLost(true);
    clearTimeout(this.#again);
    this.#again = setTimeout(this.#parts.loadAgain, LOAD_AGAIN_MS);
  }

  decoderFailed(): void {
    const { recover, onFailed } = this.#parts;
    if (this.#recovered) onFailed();
    else recover();
    this.#recovered = true;
  }

  /** Something has come. */
  flows(): void {
    this.#parts.onLost(false);
  }

  close(): void {
    clearTimeout(this.#again);
  }
}
