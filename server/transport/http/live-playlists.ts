/**
 * Live playlists that can be waited for: a player asks for the next segment before it is there and is answered the
 * moment it is ("Blocking Playlist Reload", draft-pantos-hls-rfc8216bis, 6.2.5.2). One that looks every two seconds
 * instead learns of each segment a second late on average.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShelvedFile } from './file-shelf.ts';

/** Without this line players do not ask so. It is not in the files: a server that only hands those out cannot wait. */
const SAYS_SO = '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES';
const LOOK_EVERY_MS = 100;
/** Three segments, as the draft has it. Then the player gets what there is and goes on looking by itself. */
const PATIENCE_MS = 6_000;

export interface LivePlaylistsOptions {
  /** A file at most so many milliseconds old; null when there is none. */
  readonly read: (file: string, freshMs: number) => Promise<ShelvedFile | null>;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  readonly patienceMs?: number;
}

interface LivePlaylist {
  /** The file with the line in it. */
  readonly told: ShelvedFile;
  /** Number of its last segment; endless when no more will come. */
  readonly lastNo: number;
}

export class LivePlaylists {
  readonly #options: Required<LivePlaylistsOptions>;
  readonly #parsed = new WeakMap<ShelvedFile, LivePlaylist>();
  /** By file, for all who wait for it: its next version. */
  readonly #nexts = new Map<string, Promise<ShelvedFile | null>>();

  constructor(options: LivePlaylistsOptions) {
    this.#options = { patienceMs: PATIENCE_MS, ...options };
  }

  /** A playlist as players are to get it. */
  told(file: ShelvedFile): ShelvedFile {
    return this.#parse(file).told;
  }

  /** The file once it has the segment of this number, or what there is of it when that takes too long. */
  async withSegment(file: string, no: number): Promise<ShelvedFile | null> {
    const { read, now, patienceMs } = this.#options;
    const untilMs = now() + patienceMs;
    let playlist = await read(file, LOOK_EVERY_MS);
    while (playlist !== null && this.#parse(playlist).lastNo < no && now() < untilMs) {
      playlist = await this.#next(file, playlist);
    }
    return playlist;
  }

  #next(file: string, present: ShelvedFile): Promise<ShelvedFile | null> {
    const known = this.#nexts.get(file);
    if (known !== undefined) return known;
    const next = this.#lookOut(file, present).finally(() => this.#nexts.delete(file));
    this.#nexts.set(file, next);
    return next;
  }

  /** Another version, or the present one when none comes. */
  async #lookOut(file: string, present: ShelvedFile): Promise<ShelvedFile | null> {
    const { read, now, patienceMs } = this.#options;
    const untilMs = now() + patienceMs;
    for (;;) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const found = await read(file, LOOK_EVERY_MS);
      // Not by the tag: the times of two files that are written within four milliseconds may be one.
      if (found?.body.equals(present.body) !== true || now() >= untilMs) return found;
    }
  }

  #parse(file: ShelvedFile): LivePlaylist {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const text = file.body.toString();
    const firstNo = Number(/^#EXT-X-MEDIA-SEQUENCE:(\d+)$/m.exec(text)?.[1] ?? 0);
    const body = Buffer.from(text.replace(/^#EXT-X-TARGETDURATION:.*$/m, `$&\n${SAYS_SO}`));
    const segments = text.match(/^#EXTINF:/gm)?.length ?? 0;
    // After the end nothing is to be waited for.
    const isOver = /^#EXT-X-ENDLIST$/m.test(text);
    const lastNo = isOver ? Number.POSITIVE_INFINITY : firstNo + segments - 1;
    const playlist = { told: { ...file, body }, lastNo };
    this.#parsed.set(file, playlist);
    return playlist;
  }
}
