/** What is done about faults while a recording is played. No library and no element. */

/** After the player has given up on the line. */
export const LOAD_AGAIN_MS = 3_000;

/** How long a server may answer that it cannot just now. */
export const PATIENCE_MS = 60_000;

export interface MendingParts {
  /** A clock that never jumps. */
  readonly nowMs: () => number;
  /** Goes on loading where it broke off. */
  readonly loadAgain: () => void;
  /** Empties the decoder, and goes on. */
  readonly recover: () => void;
  /** Nothing comes any more, or something comes again. */
  readonly onLost: (lost: boolean) => void;
  /** It cannot be played, and nothing more is tried. */
  readonly onFailed: () => void;
}

/** The line is waited for as long as the page is open, a busy server for a while; a decoder is helped up once [KR16]. */
export class VideoMending {
  readonly #parts: MendingParts;
  #again: ReturnType<typeof setTimeout> | undefined;
  #recovered = false;
  /** Since when every answer has been that it cannot just now. */
  #busySinceMs: number | null = null;

  constructor(parts: MendingParts) {
    this.#parts = parts;
  }

  /** `status` is what the server answered, 200 with something that is no recording; null where no answer came. */
  lineFailed(status: number | null): void {
    clearTimeout(this.#again);
    if (status === null) this.#busySinceMs = null;
    else if (!isPassing(status) || this.#isOutOfPatience()) {
      this.#parts.onFailed();
      return;
    }
    this.#parts.onLost(true);
    this.#again = setTimeout(this.#parts.loadAgain, LOAD_AGAIN_MS);
  }

  #isOutOfPatience(): boolean {
    const now = this.#parts.nowMs();
    this.#busySinceMs ??= now;
    return now - this.#busySinceMs >= PATIENCE_MS;
  }

  decoderFailed(): void {
    const { recover, onFailed } = this.#parts;
    if (this.#recovered) onFailed();
    else recover();
    this.#recovered = true;
  }

  /** Something has come. */
  flows(): void {
    this.#busySinceMs = null;
    this.#parts.onLost(false);
  }

  close(): void {
    clearTimeout(this.#again);
  }
}

/** Whether a server that answers so may answer otherwise in a moment. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
