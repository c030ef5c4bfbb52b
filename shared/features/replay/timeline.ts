/**
 * From the time on the wall to the time of the player and back. What was recorded lies in stretches; the player shows
 * them one after the other, so that a gap between two takes no time there. Pure; all times in milliseconds.
 */

/** A stretch of time without a gap. */
export interface Stretch {
  /** When it begins on the wall, since 1970. */
  readonly startMs: number;
  readonly durationMs: number;
}

/** A stretch with its place in the player. */
export interface PlacedStretch extends Stretch {
  /** When it begins in the player. */
  readonly mediaMs: number;
}

/** Where the recording has a hole. */
export interface Gap {
  /** Where the player meets it. */
  readonly mediaMs: number;
  /** On the wall, since 1970. */
  readonly startMs: number;
  readonly lostMs: number;
}

/** In the order of the player, without overlaps. */
export type Timeline = readonly PlacedStretch[];

/** Shorter ones are only the seam between two stretches. */
export const SEAM_MS = 500;

/**
 * Puts stretches one after the other. Where a clock was set back, so that two would overlap, the later one begins at
 * the end of the earlier one: no moment of the wall has two places.
 */
export function timelineOf(stretches: readonly Stretch[]): Timeline {
  let mediaMs = 0;
  let freeMs = Number.NEGATIVE_INFINITY;
  return stretches
    .filter(({ durationMs }) => durationMs > 0)
    .map(({ startMs, durationMs }) => {
      const placed = { startMs: Math.max(startMs, freeMs), durationMs, mediaMs };
      freeMs = placed.startMs + durationMs;
      mediaMs += durationMs;
      return placed;
    });
}

/** How long the player plays. */
export function durationOf(timeline: Timeline): number {
  const last = timeline.at(-1);
  return last === undefined ? 0 : last.mediaMs + last.durationMs;
}

/** The player's time of a moment on the wall; of one in a gap, where the gap is; of one outside, the nearest end. */
export function toMediaMs(timeline: Timeline, wallMs: number): number {
  const stretch = timeline.findLast(({ startMs }) => startMs <= wallMs);
  if (stretch === undefined) return 0;
  return stretch.mediaMs + Math.min(wallMs - stretch.startMs, stretch.durationMs);
}

/** The moment on the wall that the player shows; at the seam of two stretches the later one. */
export function toWallMs(timeline: Timeline, mediaMs: number): number {
  const stretch = timeline.findLast((one) => one.mediaMs <= mediaMs) ?? timeline[0];
  if (stretch === undefined) return 0;
  return stretch.startMs + Math.min(Math.max(0, mediaMs - stretch.mediaMs), stretch.durationMs);
}

/** Whether a moment on the wall was recorded. */
export function isRecorded(timeline: Timeline, wallMs: number): boolean {
  return timeline.some(({ startMs, durationMs }) => startMs <= wallMs && wallMs < startMs + durationMs);
}

/** The holes between the stretches, and before and after them where it is said when recording was due. */
export function gapsOf(
  timeline: Timeline,
  due: { readonly fromMs: number; readonly toMs: number } | null,
): readonly Gap[] {
  const edges = timeline.map(({ startMs, durationMs, mediaMs }) => ({
    startMs,
    endMs: startMs + durationMs,
    mediaMs,
  }));
  const begins = [...edges, ...(due === null ? [] : [{ startMs: due.toMs, mediaMs: durationOf(timeline) }])];
  const ends = [...(due === null ? [] : [due.fromMs]), ...edges.map(({ endMs }) => endMs)];
  const first = due === null ? 1 : 0;
  return begins.slice(first).flatMap(({ startMs, mediaMs }, at) => {
    const fromMs = ends[at] ?? startMs;
    const lostMs = startMs - fromMs;
    return lostMs < SEAM_MS ? [] : [{ mediaMs, startMs: fromMs, lostMs }];
  });
}
