/** Films as files in the data directory, examined by ffprobe before they are kept. */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FilmStore, FilmUpload, StoredFilm } from '#server/ports/film-store.ts';
import type { StageFilm } from '#shared/features/stage/state.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { PART, removeOldParts } from './old-parts.ts';
import { probeFilm } from './probe-film.ts';

export interface FfmpegFilmStoreOptions {
  /** Made when the first film comes. */
  readonly folder: string;
  readonly maxBytes: number;
  readonly newId: (prefix: string) => string;
  /** Folder of `ffprobe`, when it is not on the path. */
  readonly binDir?: string;
}

const filmSchema = z.object({ id: idSchema, title: z.string(), durationMs: z.number() });

export function createFfmpegFilmStore(options: FfmpegFilmStoreOptions): FilmStore {
  const { folder, maxBytes, newId, binDir } = options;
  const ffprobe = binDir === undefined ? 'ffprobe' : join(binDir, 'ffprobe');
  const folderOf = (sessionId: string): string => join(folder, folderName(sessionId));
  const filesOf = (sessionId: string, filmId: string) => ({
    path: join(folderOf(sessionId), `${filmId}.mp4`),
    description: join(folderOf(sessionId), `${filmId}.json`),
  });

  const receive = async ({ sessionId, title, body }: FilmUpload): Promise<Result<StageFilm>> => {
    const id = newId('f');
    const { path, description } = filesOf(sessionId, id);
    const part = `${path}${PART}`;
    await removeOldParts(folder, Date.now());
    await mkdir(folderOf(sessionId), { recursive: true });
    try {
      if (!(await write(part, body, maxBytes))) return refuse('film_too_large');
      const probed = await probeFilm(ffprobe, part);
      if (!probed.ok) return probed;
      const film: StageFilm = { id, title, durationMs: probed.value.durationMs };
      await writeFile(description, JSON.stringify(film));
      await rename(part, path);
      return ok(film);
    } finally {
      await rm(part, { force: true });
    }
  };

  const find = async (sessionId: string, filmId: string): Promise<StoredFilm | null> => {
    if (!idSchema.safeParse(filmId).success) return null;
    const { path, description } = filesOf(sessionId, filmId);
    const film = await readFilm(description);
    return film === null ? null : { film, path };
  };

  const remove = async (sessionId: string, filmId: string): Promise<void> => {
    if (!idSchema.safeParse(filmId).success) return;
    const { path, description } = filesOf(sessionId, filmId);
    await Promise.all([rm(path, { force: true }), rm(description, { force: true })]);
  };

  return { receive, find, remove };
}

/** Whatever a session is called, its folder stays inside ours. */
function folderName(sessionId: string): string {
  return idSchema.safeParse(sessionId).success
    ? sessionId
    : createHash('sha256').update(sessionId).digest('hex').slice(0, 32);
}

/** Writes as fast as the disk takes it; false as soon as it is more than may be. */
async function write(path: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<boolean> {
  let file: FileHandle | undefined;
  let written = 0;
  try {
    file = await open(path, 'wx');
    for await (const chunk of body) {
      written += chunk.byteLength;
      if (written > maxBytes) return false;
      await file.writeFile(chunk);
    }
    return true;
  } finally {
    await file?.close();
  }
}

async function readFilm(description: string): Promise<StageFilm | null> {
  try {
    const parsed = filmSchema.safeParse(JSON.parse(await readFile(description, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
