/** Keeps players with fixed tracks at what is on air, for every session that has such players [W7]. */
import type { LiveRoom } from '#server/app/rooms/live-room.ts';
import type { AudioLevel, MediaPlane, ProgrammeShow } from '#server/ports/media-plane.ts';
import { chooseShown } from './choose-shown.ts';
import type { StreamBook } from './stream-book.ts';

interface Watched {
  readonly live: LiveRoom;
  levels: readonly AudioLevel[];
  shown: ProgrammeShow;
}

const NOTHING: ProgrammeShow = { video: null, audio: null };

export class OnAir {
  readonly #plane: MediaPlane;
  readonly #watched = new Map<string, Watched>();
  readonly #stop: () => void;

  constructor(plane: MediaPlane) {
    this.#plane = plane;
    const changed = ({ roomId }: { readonly roomId: string }): void => this.refresh(roomId);
    this.#stop = plane.observe({
      producerOpened: changed,
      producerClosed: changed,
      producerPaused: changed,
      audioLevels: (roomId, levels) => this.#heard(roomId, levels),
    });
  }

  /** From now on this session is watched; answers what is on air. */
  watch(live: LiveRoom): ProgrammeShow {
    const watched = this.#watched.get(live.sessionId) ?? { live, levels: [], shown: NOTHING };
    this.#watched.set(live.sessionId, watched);
    this.refresh(live.sessionId);
    return watched.shown;
  }

  /** A player went; the last one takes the session along. */
  leave(sessionId: string, book: StreamBook): void {
    if (!book.of(sessionId).some(({ kind }) => kind === 'whep')) this.#watched.delete(sessionId);
  }

  /** The stage or its sources have changed. */
  refresh(sessionId: string): void {
    const watched = this.#watched.get(sessionId);
    if (watched === undefined) return;
    const { live, levels, shown } = watched;
    const producers = this.#plane.producers(sessionId);
    watched.shown = chooseShown(live.room.stage.programme, producers, levels, shown);
    this.#plane.showProgramme(sessionId, watched.shown);
  }

  close(): void {
    this.#stop();
    this.#watched.clear();
  }

  #heard(roomId: string, levels: readonly AudioLevel[]): void {
    const watched = this.#watched.get(roomId);
    if (watched === undefined) return;
    watched.levels = levels;
    this.refresh(roomId);
  }
}
