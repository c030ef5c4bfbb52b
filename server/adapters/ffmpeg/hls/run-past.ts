/**
 * What a run's encoder has forgotten: it lists its last segments only, since each that it lists keeps 12 KB of its
 * memory. Written down line by line as segments come, `<place> <file> <seconds>`.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncoderIndex, INDEX_FILE, parseIndex, type RunSegment, segmentFile } from './encoder-index.ts';
import { RENDITIONS, SEGMENT_SECONDS } from './ladder.ts';

/** Kept beside the segments of each rendition. */
const PAST_FILE = 'past.txt';
const LINE = /^(\d+) (\S+) ([\d.]+)$/;

/** Writes the segments of one run down. */
export class PastWriter {
  readonly #folder: string;
  /** By rendition, how many are written down. */
  readonly #written = new Map<string, number>();

  constructor(folder: string, run: string) {
    this.#folder = join(folder, 'runs', run);
  }

  /** Takes what the encoder has finished since the last time; rejects when it cannot be written, as on a full disk. */
  async note(): Promise<void> {
    for (const { name } of RENDITIONS) await this.#noteRendition(name);
  }

  async #noteRendition(name: string): Promise<void> {
    const at = join(this.#folder, name);
    const index = await readIndex(at);
    if (index === null) return;
    const written = this.#written.get(name) ?? 0;
    const fresh = index.segments
      .map((segment, nth) => ({ ...segment, place: index.first + nth }))
      .filter(({ place }) => place >= written);
    if (fresh.length === 0) return;
    // A line that was cut off before, by a full disk, stands alone: what follows it is whole.
    const lines = fresh.map(({ place, file, seconds }) => `\n${place} ${file} ${seconds}\n`);
    await appendFile(join(at, PAST_FILE), lines.join(''));
    this.#written.set(name, index.first + index.segments.length);
  }
}

/** Null before the encoder's first segment. */
async function readIndex(at: string): Promise<EncoderIndex | null> {
  const text = await readFile(join(at, INDEX_FILE), 'utf8').catch(() => null);
  return text === null ? null : parseIndex(text);
}

/**
 * The first `count` segments of a rendition. Where one was not written down, it is taken to be as long as was asked for:
 * its file is there, and better a few milliseconds off than lost.
 */
export async function readPast(at: string, count: number): Promise<readonly RunSegment[]> {
  if (count === 0) return [];
  const known = parsePast(await readFile(join(at, PAST_FILE), 'utf8').catch(() => ''));
  return Array.from({ length: count }, (_, place) => known.get(place) ?? unwritten(place));
}

function unwritten(place: number): RunSegment {
  return { file: segmentFile(place), seconds: SEGMENT_SECONDS, kept: true };
}

/** By place; a line that was cut off counts for nothing, as it is written again. */
export function parsePast(text: string): ReadonlyMap<number, RunSegment> {
  const segments = new Map<number, RunSegment>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, place, file, seconds] = LINE.exec(line) ?? [];
    if (file !== undefined) segments.set(Number(place), { file, seconds: Number(seconds), kept: true });
  }
  return segments;
}
