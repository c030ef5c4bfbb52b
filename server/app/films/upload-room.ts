/** Places and disk for films that are on their way: both are taken before the first byte comes [T12]. */
import type { SpaceWatch } from '#server/app/media/outputs/space-watch.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

/** A film that somebody begins to send. */
export interface ComingFilm {
  readonly sessionId: string;
  /** Films that the session has already. */
  readonly there: number;
  /** As the sender says; null where it does not. */
  readonly bytes: number | null;
}

export class UploadRoom {
  readonly #space: Pick<SpaceWatch, 'takes'>;
  readonly #coming = new Set<{ readonly sessionId: string; readonly bytes: number }>();

  constructor(space: Pick<SpaceWatch, 'takes'>) {
    this.#space = space;
  }

  /** Answers how to give the room back, when the film is there or given up. */
  async take({ sessionId, there, bytes }: ComingFilm): Promise<Result<() => void>> {
    const others = [...this.#coming].filter((one) => one.sessionId === sessionId).length;
    if (there + others >= LIMITS.films) return refuse('too_many_films');
    const film = { sessionId, bytes: Math.min(bytes ?? LIMITS.filmBytes, LIMITS.filmBytes) };
    this.#coming.add(film);
    const giveBack = (): void => void this.#coming.delete(film);
    const all = [...this.#coming].reduce((sum, one) => sum + one.bytes, 0);
    const takes = await this.#space.takes(all).catch((error: unknown) => {
      giveBack();
      throw error;
    });
    if (takes) return ok(giveBack);
    giveBack();
    return refuse('disk_full');
  }
}
