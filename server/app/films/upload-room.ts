/** Places and disk for films that are on their way: both are taken before the first byte comes [T12]. */
import type { DiskSpace } from '#server/ports/disk-space.ts';
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

export interface UploadRoomPorts {
  /** Of the disk on which films lie: that of the database, and often that of the recordings. */
  readonly filmDisk: DiskSpace;
  /** Left free on it. */
  readonly minFreeBytes: number;
}

export class UploadRoom {
  readonly #ports: UploadRoomPorts;
  readonly #coming = new Set<{ readonly sessionId: string; readonly bytes: number }>();

  constructor(ports: UploadRoomPorts) {
    this.#ports = ports;
  }

  /** Answers how to give the room back, when the film is there or given up. */
  async take({ sessionId, there, bytes }: ComingFilm): Promise<Result<() => void>> {
    const others = [...this.#coming].filter((one) => one.sessionId === sessionId).length;
    if (there + others >= LIMITS.films) return refuse('too_many_films');
    const film = { sessionId, bytes: Math.min(bytes ?? LIMITS.filmBytes, LIMITS.filmBytes) };
    this.#coming.add(film);
    const giveBack = (): void => void this.#coming.delete(film);
    const all = [...this.#coming].reduce((sum, one) => sum + one.bytes, 0);
    const { filmDisk, minFreeBytes } = this.#ports;
    const freeBytes = await filmDisk.freeBytes();
    if (freeBytes === null || freeBytes - all >= minFreeBytes) return ok(giveBack);
    giveBack();
    return refuse('disk_full');
  }
}
