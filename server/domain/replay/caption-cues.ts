/** Lines that were typed live, as cues of the replay. Rule KR13. */
import type { Cue } from '#shared/features/replay/cues.ts';
import type { CaptionLine } from '#shared/features/replay/state.ts';
import { isRecorded, type Timeline, toMediaMs } from '#shared/features/replay/timeline.ts';

/** How long a line is read; a new one takes its place sooner. */
const SHORTEST_MS = 2000;
const LONGEST_MS = 8000;
const PER_CHARACTER_MS = 250;

/** Each until the next, but no longer than it takes to read it; what fell into a gap is left out. */
export function captionCues(lines: readonly CaptionLine[], timeline: Timeline): readonly Cue[] {
  const placed = lines
    .map(({ text, at }) => ({ text, wallMs: Date.parse(at) }))
    .filter(({ wallMs }) => isRecorded(timeline, wallMs))
    .map(({ text, wallMs }) => ({ text, startMs: Math.round(toMediaMs(timeline, wallMs)) }));
  return placed.flatMap(({ text, startMs }, at) => {
    const reading = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Array.from(text).length * PER_CHARACTER_MS));
    const endMs = Math.min(startMs + reading, placed[at + 1]?.startMs ?? Number.POSITIVE_INFINITY);
    return endMs <= startMs ? [] : [{ startMs, endMs, text }];
  });
}
