/** Keeps the films that moderators upload. A film is found again by the session it was uploaded for. */
import type { StageFilm } from '#shared/features/stage/state.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface StoredFilm {
  readonly film: StageFilm;
  /** The file on this machine. */
  readonly path: string;
}

export interface FilmUpload {
  readonly sessionId: string;
  readonly title: string;
  /** The file as it arrives; whatever is refused is not read to its end. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface FilmStore {
  /**
   * Takes a film in and examines it: `film_too_large`, `not_a_film`, `film_without_picture`, `film_unavailable`.
   * What is refused, or breaks off, leaves nothing behind [T12].
   */
  receive(upload: FilmUpload): Promise<Result<StageFilm>>;
  find(sessionId: string, filmId: string): Promise<StoredFilm | null>;
  /** Removing what is not there is no error. */
  remove(sessionId: string, filmId: string): Promise<void>;
}
