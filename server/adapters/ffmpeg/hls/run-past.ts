/**
 * What the encoder has finished, written down as it comes. Its own list holds the last segments only, since each that it
 * lists takes 12 KB of its memory; and it may be cut off when the disk is full.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncoderIndex, INDEX_FILE, parseIndex, type RunSegment, segmentAt } from './encoder-index.ts';
import { RENDITIONS, SEGMENT_SECONDS } from './ladder.ts';

/** Kept beside the segments of each rendition: `init <file>` once, then `<place> <seconds>`. */
export const PAST_FILE = 'past.txt';
const INIT = /^init (\S+)$/;
const LINE = /^(\d+) (\d+\.\d{6})$/;

/** What is written down of one rendition. */
export interface Past {
  readonly init: string | null;
  /** By place in the run, from 0. */
  readonly seconds: ReadonlyMap<number, number>;
}

/** Writes the segments of one run down. */
export class PastWriter {
  readonly #folder: string;
  /** By rendition, before which place all is written down. */
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
    const { init, first, segments } = await readIndex(at);
    const written = this.#written.get(name) ?? 0;
    const end = first + segments.length;
    if (init === null || end <= written) return;
    const lines = segments.flatMap(({ seconds }, nth) =>
      first + nth < written ? [] : [`${first + nth} ${seconds.toFixed(6)}`],
    );
    if (written === 0) lines.unshift(`init ${init}`);
    // A line that was cut off before, by a full disk, stands alone: what follows it is whole.
    await appendFile(join(at, PAST_FILE), lines.map((line) => `\n${line}\n`).join(''));
    this.#written.set(name, end);
  }
}

/** Both lists of a rendition as one: what is lacking in one is in the other. */
export async function readSegments(at: string): Promise<Omit<EncoderIndex, 'first'>> {
  // In this order: what the encoder forgets meanwhile has been written down.
  const index = await readIndex(at);
  const past = await readPast(at);
  const listed = index.first + index.segments.length;
  const count = Math.max(listed, ...[...past.seconds.keys()].map((place) => place + 1));
  const segments = Array.from(
    { length: count },
    (_, place) => index.segments[place - index.first] ?? segmentOf(past, place),
  );
  return { init: index.init ?? past.init, segments };
}

/**
 * One that was not written down is taken to be as long as was asked for: its file is there, and better a few
 * milliseconds off than lost.
 */
function segmentOf({ seconds }: Past, place: number): RunSegment {
  return segmentAt(place, seconds.get(place) ?? SEGMENT_SECONDS);
}

const NOTHING = '';

async function readIndex(at: string): Promise<EncoderIndex> {
  return parseIndex(await readFile(join(at, INDEX_FILE), 'utf8').catch(() => NOTHING));
}

/** Recordings of before have none. */
async function readPast(at: string): Promise<Past> {
  return parsePast(await readFile(join(at, PAST_FILE), 'utf8').catch(() => NOTHING));
}

/** A line that was cut off counts for nothing, as it is written again. */
export function parsePast(text: string): Past {
  const seconds = new Map<number, number>();
  let init: string | null = null;
  for (const line of text.split('\n').slice(0, -1)) {
    init = INIT.exec(line)?.[1] ?? init;
    const [, place, length] = LINE.exec(line) ?? [];
    if (place !== undefined) seconds.set(Number(place), Number(length));
  }
  return { init, seconds };
}
