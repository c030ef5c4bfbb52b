/** How far sound lies behind the picture, from flashes and beeps that were made at the same moments. Pure. */

/** How bright or how loud something is at a time. */
export interface Level {
  readonly seconds: number;
  readonly level: number;
}

/** Quieter than any sound, for silence that has no logarithm. */
const SILENCE = -200;

/** Levels from what ffmpeg's `metadata=print` writes. */
export function parseLevels(printed: string): Level[] {
  const levels: Level[] = [];
  let seconds = Number.NaN;
  for (const line of printed.split('\n')) {
    const time = /pts_time:(\S+)/.exec(line)?.[1];
    if (time !== undefined) seconds = Number(time);
    const value = /^lavfi\.[^=]+=(\S+)/.exec(line)?.[1];
    if (value !== undefined) levels.push({ seconds, level: value === '-inf' ? SILENCE : Number(value) });
  }
  return levels;
}

/** The moments at which the level rises above the threshold; what begins above it has risen earlier. */
export function onsets(levels: readonly Level[], threshold: number): number[] {
  return levels.flatMap(({ seconds, level }, at) => {
    const before = levels[at - 1];
    return before !== undefined && before.level < threshold && level >= threshold ? [seconds] : [];
  });
}

/** Milliseconds from each flash to the beep nearest to it; positive when the sound is late. */
export function offsetsMs(
  flashes: readonly number[],
  beeps: readonly number[],
  everySeconds: number,
): number[] {
  return flashes.flatMap((flash) => {
    const nearest = beeps
      .map((beep) => beep - flash)
      .toSorted((one, other) => Math.abs(one) - Math.abs(other))[0];
    // At the edges of a window the partner may lie outside.
    return nearest === undefined || Math.abs(nearest) > everySeconds / 2 ? [] : [nearest * 1000];
  });
}

/**
 * Stretches of a recording, evenly from its beginning to its end. None crosses a seam, where times begin anew: of what
 * lies on both sides of one, the longer part is taken.
 */
export function stretches<S extends { readonly discontinuity: boolean }>(
  segments: readonly S[],
  { length, most }: { readonly length: number; readonly most: number },
): S[][] {
  const size = Math.max(1, Math.min(length, Math.floor(segments.length / 2)));
  const count = Math.max(2, Math.min(most, Math.floor(segments.length / size)));
  return Array.from({ length: count }, (_, at) => {
    const first = Math.round((at * (segments.length - size)) / (count - 1));
    const parts: S[][] = [];
    for (const segment of segments.slice(first, first + size)) {
      if (segment.discontinuity || parts.length === 0) parts.push([]);
      parts.at(-1)?.push(segment);
    }
    return parts.toSorted((one, other) => other.length - one.length)[0] ?? [];
  });
}

/** Growth per second of the line that lies nearest to the values. */
export function slope(values: readonly { readonly seconds: number; readonly value: number }[]): number {
  const mean = (of: (one: (typeof values)[number]) => number): number =>
    values.reduce((sum, one) => sum + of(one), 0) / Math.max(1, values.length);
  const [middle, height] = [mean(({ seconds }) => seconds), mean(({ value }) => value)];
  const spread = mean(({ seconds }) => (seconds - middle) ** 2);
  if (spread === 0) return 0;
  return mean(({ seconds, value }) => (seconds - middle) * (value - height)) / spread;
}
