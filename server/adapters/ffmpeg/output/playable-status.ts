/** Says that an output runs when there is something to play: players of the web give up on a playlist that is not there. */
import type { OutputStatus } from '#server/ports/programme-output.ts';

export interface PlayableStatusParts {
  /** Whether there are playlists, also of runs before. */
  readonly isPlayable: () => boolean;
  readonly say: (status: OutputStatus) => void;
}

export class PlayableStatus {
  readonly #parts: PlayableStatusParts;
  #heldBack: OutputStatus | null = null;

  constructor(parts: PlayableStatusParts) {
    this.#parts = parts;
  }

  /** What the runs say of themselves. */
  tell(status: OutputStatus): void {
    const tooEarly = status.state === 'running' && !this.#parts.isPlayable();
    this.#heldBack = tooEarly ? status : null;
    if (!tooEarly) this.#parts.say(status);
  }

  /** Playlists have been written. */
  written(): void {
    if (this.#heldBack !== null) this.tell(this.#heldBack);
  }
}
