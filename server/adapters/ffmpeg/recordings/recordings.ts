/** Recordings as the outputs left them: segments of runs in the folder of each session. */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '#server/ports/log.ts';
import type { Recording, RecordingFile, Recordings } from '#server/ports/recordings.ts';
import type { Stretch } from '#shared/features/replay/timeline.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { Packager } from '../hls/packager.ts';
import { readRuns } from '../hls/run-index.ts';
import { FileMaker } from './file-maker.ts';
import { keptStretches } from './kept-stretches.ts';

export interface FfmpegRecordingsOptions {
  /** Holds a folder for each session. */
  readonly mediaDir: string;
  readonly log: Log;
}

/** Stands in the folder of a session whose recording was removed. */
const REMOVED_FILE = 'removed.json';
const removedSchema = z.object({
  at: z.string(),
  afterDays: z.number().nullable(),
  stretches: z.array(z.object({ startMs: z.number(), durationMs: z.number() })),
});

export function createFfmpegRecordings({ mediaDir, log }: FfmpegRecordingsOptions): Recordings {
  const folderOf = (sessionId: string): string => join(mediaDir, idSchema.parse(sessionId));
  const maker = new FileMaker(log);

  const read = async (sessionId: string): Promise<Recording> => {
    const folder = folderOf(sessionId);
    const removed = await readRemoved(folder);
    if (removed !== null) return { state: 'removed', ...removed };
    const stretches = await stretchesIn(folder);
    if (stretches.length === 0) return { state: 'none' };
    return { state: 'kept', stretches, finished: await exists(join(folder, 'hls', 'replay.m3u8')) };
  };

  return {
    read,
    finish: async (sessionId) => {
      await new Packager(folderOf(sessionId)).write(true);
    },
    file: async (sessionId) => {
      const folder = folderOf(sessionId);
      return (await readRemoved(folder)) === null ? maker.state(folder) : { state: 'none' };
    },
    makeFile: async (sessionId): Promise<RecordingFile> => {
      const { state } = await read(sessionId);
      return state === 'kept' ? maker.make(folderOf(sessionId)) : { state: 'none' };
    },
    remove: async (sessionId, at, afterDays) => {
      const folder = folderOf(sessionId);
      const { state } = await read(sessionId);
      if (state === 'removed') await removePictures(folder);
      if (state !== 'kept') return;
      await maker.forget(folder);
      const stretches = await stretchesIn(folder);
      // First the mark: whoever is killed in between takes up the work again from it.
      await put(join(folder, REMOVED_FILE), JSON.stringify({ at, afterDays, stretches }));
      await removePictures(folder);
    },
    close: () => maker.close(),
  };
}

async function stretchesIn(folder: string): Promise<readonly Stretch[]> {
  return keptStretches((await readRuns(folder)).flatMap(([best]) => best ?? [])).map(
    ({ startMs, durationMs }) => ({ startMs, durationMs }),
  );
}

async function removePictures(folder: string): Promise<void> {
  for (const part of ['hls', 'runs', 'file']) await rm(join(folder, part), { recursive: true, force: true });
}

async function readRemoved(folder: string) {
  try {
    return removedSchema.parse(JSON.parse(await readFile(join(folder, REMOVED_FILE), 'utf8')));
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
