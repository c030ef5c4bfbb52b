/** Keeps a session's playlists up to date with what the encoder has written. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeMaster, composePlaylist, type PlaylistKind } from './compose-playlist.ts';
import { dropSegments, LIVE_WINDOW } from './drop-segments.ts';
import { INDEX_FILE } from './encoder-index.ts';
import { RENDITIONS } from './ladder.ts';
import { type RunRenditions, readRuns } from './run-index.ts';
import { PastWriter } from './run-past.ts';

/** Folder of the playlists in that of a session. */
const HLS = 'hls';
const LIVE_KINDS: readonly PlaylistKind[] = ['live', 'dvr'];

/** Writes the playlists of one session; a player never sees half a file. */
export class Packager {
  readonly #folder: string;
  readonly #onWritten: () => void;
  /** Runs that are over do not change any more. */
  readonly #over = new Map<string, RunRenditions | null>();
  /** From which segment on nothing is kept; null while everything is, and until the run is next looked at. */
  #stopped: { run: string; from: number } | null = null;
  #keeping = true;
  /** By run: those that are being written. One is being finished while the next has begun. */
  readonly #watchers = new Map<string, FSWatcher>();
  /** Of the same runs: write down what the encoder will have forgotten. */
  readonly #pasts = new Map<string, PastWriter>();
  #writing: Promise<void> = Promise.resolve();
  #asked = false;

  constructor(folder: string, onWritten: () => void = () => undefined) {
    this.#folder = folder;
    this.#onWritten = onWritten;
  }

  /** Whether there are playlists for those who watch live, also of runs before. */
  isPlayable(): boolean {
    return existsSync(join(this.#folder, HLS, 'live.m3u8'));
  }

  /** Follows a run that is being written. */
  follow(run: string): void {
    // The last rendition of a segment is complete when all are; its index is the sign.
    const index = join(this.#folder, 'runs', run, RENDITIONS.at(-1)?.name ?? '');
    const watcher = watch(index, (_event, file) => {
      if (file === INDEX_FILE) this.#refresh();
    });
    watcher.on('error', () => undefined);
    this.#watchers.set(run, watcher);
    this.#pasts.set(run, new PastWriter(this.#folder, run));
  }

  /** From now on segments are kept, or only the last ones stay for those who watch live [KR9]. */
  keep(on: boolean): void {
    this.#keeping = on;
    if (on) this.#stopped = null;
  }

  /** A run has been written to its end. */
  async over(run: string): Promise<void> {
    this.#watchers.get(run)?.close();
    this.#watchers.delete(run);
    this.#pasts.delete(run);
    await this.write();
  }

  /** Writes the playlists now; with `ended` those of the replay, too. */
  async write(ended = false): Promise<void> {
    const written = this.#writing.then(() => this.#write(ended));
    this.#writing = written.catch(() => undefined);
    await written;
  }

  #refresh(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#writing.then(async () => {
      this.#asked = false;
      // What cannot be written now, as on a full disk, is tried again with the next segment.
      await this.write().catch(() => undefined);
    });
  }

  async #write(ended: boolean): Promise<void> {
    const target = join(this.#folder, HLS);
    await mkdir(target, { recursive: true });
    // What cannot be written down now is still listed with the next segments: no reason for players to wait.
    for (const past of this.#pasts.values()) await past.note().catch(() => undefined);
    const runs = await this.#readRuns();
    const kinds: readonly PlaylistKind[] = ended ? [...LIVE_KINDS, 'replay'] : LIVE_KINDS;
    for (const kind of kinds) {
      for (const [at, { name }] of RENDITIONS.entries()) {
        const indexes = runs.flatMap((run) => run[at] ?? []);
        if (indexes.length === 0) return;
        await put(join(target, `${kind}-${name}.m3u8`), composePlaylist(name, indexes, { kind, ended }));
      }
      // Last, so that it never names playlists that are not there.
      await put(join(target, `${kind}.m3u8`), composeMaster(kind));
    }
    this.#onWritten();
  }

  async #readRuns(): Promise<readonly RunRenditions[]> {
    const writing = new Set(this.#watchers.keys());
    const runs = await readRuns(this.#folder, { known: this.#over, writing });
    const current = runs.at(-1);
    if (this.#keeping || current === undefined) return runs;
    const [best] = current;
    const count = best?.segments.length ?? 0;
    const run = best?.run ?? '';
    if (this.#stopped === null) this.#stopped = { run, from: count };
    // A run that began meanwhile is not kept from its beginning.
    else if (this.#stopped.run !== run) this.#stopped = { run, from: 0 };
    const { from } = this.#stopped;
    const dropped = await dropSegments(this.#folder, current, from, Math.max(from, count - LIVE_WINDOW));
    if (!dropped) return runs;
    // It may be over, and known as it was before.
    this.#over.delete(run);
    return readRuns(this.#folder, { known: this.#over, writing });
  }
}

async function put(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
