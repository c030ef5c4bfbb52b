/** What was kept of the runs of an encoder, as stretches without a gap. Pure. */
import type { RunSegment } from '../hls/encoder-index.ts';
import type { RunIndex } from '../hls/run-index.ts';

/** Segments that follow one another. */
export interface KeptStretch {
  readonly run: string;
  readonly init: string;
  readonly segments: readonly RunSegment[];
  /** When the first of them begins, milliseconds since 1970. */
  readonly startMs: number;
  readonly durationMs: number;
}

/** Of one rendition, oldest first. */
export function keptStretches(runs: readonly RunIndex[]): readonly KeptStretch[] {
  return runs.flatMap(stretchesOf);
}

function stretchesOf({ run, init, segments, startedMs }: RunIndex): KeptStretch[] {
  const found: KeptStretch[] = [];
  let startMs = startedMs;
  let together: RunSegment[] = [];
  const close = (): void => {
    const durationMs = lengthOf(together);
    if (together.length > 0) found.push({ run, init, segments: together, startMs, durationMs });
    startMs += durationMs;
    together = [];
  };
  for (const segment of segments) {
    if (segment.kept) together.push(segment);
    else {
      close();
      startMs += lengthOf([segment]);
    }
  }
  close();
  return found;
}

function lengthOf(segments: readonly RunSegment[]): number {
  return Math.round(segments.reduce((sum, { seconds }) => sum + seconds * 1000, 0));
}
