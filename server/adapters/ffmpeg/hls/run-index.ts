/** Reads what one run of the encoder has written so far. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunSegment } from './encoder-index.ts';
import { RENDITIONS } from './ladder.ts';
import { readSegments } from './run-past.ts';

/** One run of one rendition. */
export interface RunIndex {
  readonly run: string;
  /** When the first picture was taken, milliseconds since 1970. */
  readonly startedMs: number;
  /** File name of the initialization section. */
  readonly init: string;
  readonly segments: readonly RunSegment[];
}

/** Kept beside the renditions of each run. */
export const RUN_FILE = 'run.json';
const runFileSchema = z.object({ startedMs: z.number().int().positive() });

/** Beside it where segments were removed: from the first to before the last, by their order in the run. */
export const DROPPED_FILE = 'dropped.json';
const droppedSchema = z.object({ ranges: z.array(z.tuple([z.number(), z.number()])) });
export type DroppedRanges = z.output<typeof droppedSchema>['ranges'];

/** Names of the runs of a session, oldest first. */
export async function runsOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'runs'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{4}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Null for a run that has left nothing that can be shown. */
export async function readRun(folder: string, run: string, rendition: string): Promise<RunIndex | null> {
  const at = join(folder, 'runs', run);
  try {
    const { startedMs } = runFileSchema.parse(JSON.parse(await readFile(join(at, RUN_FILE), 'utf8')));
    const { init, segments } = await readSegments(join(at, rendition));
    if (init === null) return null;
    return { run, startedMs, init, segments: withoutDropped(segments, await readDropped(folder, run)) };
  } catch {
    // Not begun, or cut off before its first segment.
    return null;
  }
}

/** What was removed of a run. */
export async function readDropped(folder: string, run: string): Promise<DroppedRanges> {
  try {
    const text = await readFile(join(folder, 'runs', run, DROPPED_FILE), 'utf8');
    return droppedSchema.parse(JSON.parse(text)).ranges;
  } catch {
    return [];
  }
}

function withoutDropped(segments: readonly RunSegment[], dropped: DroppedRanges): readonly RunSegment[] {
  if (dropped.length === 0) return segments;
  return segments.map((segment, at) => ({
    ...segment,
    kept: !dropped.some(([from, to]) => from <= at && at < to),
  }));
}

/** One run in all renditions of the ladder, in its order. A run counts in all or in none, or their times would differ. */
export type RunRenditions = readonly RunIndex[];

interface RunReading {
  /** Those that do not change any more. */
  readonly known: Map<string, RunRenditions | null>;
  /** Names of those that are being written. */
  readonly writing: ReadonlySet<string>;
}

/**
 * The runs that have left something, oldest first. One that has begun while the one before is being finished is left out
 * until then: nothing may come before a segment that players know already.
 */
export async function readRuns(
  folder: string,
  { known, writing }: RunReading = { known: new Map(), writing: new Set() },
): Promise<readonly RunRenditions[]> {
  const names = await runsOf(folder);
  const all: RunRenditions[] = [];
  for (const run of names) {
    const read = known.get(run) ?? (await readRenditions(folder, run));
    if (read !== null) all.push(read);
    if (writing.has(run)) break;
    if (run !== names.at(-1)) known.set(run, read);
  }
  return all;
}

async function readRenditions(folder: string, run: string): Promise<RunRenditions | null> {
  const read = await Promise.all(RENDITIONS.map(({ name }) => readRun(folder, run, name)));
  const there = read.filter((index) => index !== null);
  return there.length === read.length ? shortest(there) : null;
}

/** While a segment is being finished some renditions have it and some do not. */
function shortest(renditions: RunRenditions): RunRenditions {
  const count = Math.min(...renditions.map(({ segments }) => segments.length));
  return renditions.map((index) => ({ ...index, segments: index.segments.slice(0, count) }));
}
