/** Keeps files in memory that thousands ask for at the same time, so that each is read once. */
import { readFile, stat } from 'node:fs/promises';

export interface ShelvedFile {
  readonly body: Buffer;
  /** Weak entity tag of size and time, as Express makes it. */
  readonly etag: string;
}

export interface FileShelfOptions {
  /** Bytes of all files together. */
  readonly maxBytes: number;
  /** Files above are not kept; whoever asks gets null. */
  readonly maxFileBytes: number;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

interface Entry {
  readonly untilMs: number;
  /** Undefined while it is being read. */
  file: ShelvedFile | undefined;
  readonly reading: Promise<ShelvedFile | null>;
}

export class FileShelf {
  readonly #options: FileShelfOptions;
  /** How many it knows of, for tests. */
  get size(): number {
    return this.#entries.size;
  }

  /** In the order in which they were read, the oldest first: live files grow old together. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(options: FileShelfOptions) {
    this.#options = options;
  }

  /** What is at hand at once, without waiting; undefined for what would have to be read. */
  peek(path: string): ShelvedFile | undefined {
    const known = this.#entries.get(path);
    return known === undefined || this.#options.now() >= known.untilMs ? undefined : known.file;
  }

  /** The file, at most `freshMs` old; null when there is none or it is too large to be kept. */
  get(path: string, freshMs: number): Promise<ShelvedFile | null> {
    const nowMs = this.#options.now();
    const known = this.#entries.get(path);
    if (known !== undefined && nowMs < known.untilMs) return known.reading;
    if (known !== undefined) this.#drop(path, known);
    const entry: Entry = { file: undefined, reading: this.#read(path), untilMs: nowMs + freshMs };
    this.#entries.set(path, entry);
    void entry.reading.then((file) => this.#shelve(path, entry, file));
    return entry.reading;
  }

  async #read(path: string): Promise<ShelvedFile | null> {
    try {
      const { size, mtimeMs } = await stat(path);
      if (size > this.#options.maxFileBytes) return null;
      const body = await readFile(path);
      return { body, etag: `W/"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"` };
    } catch {
      return null;
    }
  }

  #shelve(path: string, entry: Entry, file: ShelvedFile | null): void {
    if (this.#entries.get(path) !== entry) return;
    // Of addresses that do not exist there are too many to remember.
    if (file === null) return void this.#entries.delete(path);
    entry.file = file;
    this.#bytes += file.body.length;
    for (const [oldPath, old] of this.#entries) {
      if (this.#bytes <= this.#options.maxBytes) return;
      if (old !== entry) this.#drop(oldPath, old);
    }
  }

  #drop(path: string, entry: Entry): void {
    this.#entries.delete(path);
    this.#bytes -= entry.file?.body.length ?? 0;
  }
}
