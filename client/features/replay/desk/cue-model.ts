/** What the caption editor does to a list of cues. No React. */
import { type Cue, writeVtt } from '#shared/features/replay/cues.ts';

/** A cue while it is edited: times as they are typed. */
export interface DraftCue {
  /** Stays with the row, whatever is changed. */
  readonly key: number;
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

let lastKey = 0;
const nextKey = (): number => {
  lastKey += 1;
  return lastKey;
};

export function toDrafts(cues: readonly Cue[]): readonly DraftCue[] {
  return cues.map(({ startMs, endMs, text }) => draft(startMs, endMs, text));
}

function draft(startMs: number, endMs: number, text: string): DraftCue {
  return { key: nextKey(), start: writeTime(startMs), end: writeTime(endMs), text };
}

/** `1:02:03.4`, `2:03.4`. */
export function writeTime(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = Math.floor(tenths / 10);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = clock;
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${head}:${two(rest)}.${tenths % 10}`;
}

/** As people type times: `83`, `1:23`, `1:02:03,4`; null for anything else. */
export function readTime(typed: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(typed.trim());
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds.replace(',', '.'))) * 1000);
}

/** The cue as it would be saved, or null while something is wrong with it. */
export function readDraft({ start, end, text }: DraftCue): Cue | null {
  const [startMs, endMs] = [readTime(start), readTime(end)];
  if (startMs === null || endMs === null || startMs >= endMs || text.trim() === '') return null;
  return { startMs, endMs, text: text.trim() };
}

/** Joins a cue with the one after it. */
export function mergeNext(cues: readonly DraftCue[], at: number): readonly DraftCue[] {
  const [one, next] = [cues[at], cues[at + 1]];
  if (one === undefined || next === undefined) return cues;
  const joined = { ...one, end: next.end, text: `${one.text}${next.text}` };
  return [...cues.slice(0, at), joined, ...cues.slice(at + 2)];
}

/** Cuts a cue in the middle of its words, and its time in the same proportion. */
export function splitCue(cues: readonly DraftCue[], at: number): readonly DraftCue[] {
  const one = cues[at];
  const cue = one === undefined ? null : readDraft(one);
  if (cue === null) return cues;
  const characters = Array.from(cue.text);
  const middle = Math.ceil(characters.length / 2);
  if (middle === characters.length) return cues;
  const cutMs = Math.round(cue.startMs + ((cue.endMs - cue.startMs) * middle) / characters.length);
  const halves = [
    draft(cue.startMs, cutMs, characters.slice(0, middle).join('')),
    draft(cutMs, cue.endMs, characters.slice(middle).join('')),
  ];
  return [...cues.slice(0, at), ...halves, ...cues.slice(at + 1)];
}

const NEW_CUE_MS = 3000;

/** A new cue at this moment, in its place among the others. */
export function addCue(cues: readonly DraftCue[], nowMs: number): readonly DraftCue[] {
  const at = cues.findIndex(({ start }) => (readTime(start) ?? 0) > nowMs);
  const place = at < 0 ? cues.length : at;
  return [...cues.slice(0, place), draft(nowMs, nowMs + NEW_CUE_MS, ''), ...cues.slice(place)];
}

/** The file to save; null while a cue is not right. */
export function writeDrafts(cues: readonly DraftCue[]): string | null {
  const read = cues.map(readDraft);
  return read.every((cue) => cue !== null) ? writeVtt(read) : null;
}
