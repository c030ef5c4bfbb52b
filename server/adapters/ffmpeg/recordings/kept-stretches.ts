/** What was kept of the runs of an encoder, as stretches without a gap. Pure. */
import type { RunIndex, RunSegment } from '../hls/run-index.ts';

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
  return runs.map(({ run, init, segments, startedMs }) => ({
    run,
    init,
    segments,
    startMs: startedMs,
    durationMs: lengthOf(segments),
  }));
}

function lengthOf(segments: readonly RunSegment[]): number {
  return Math.round(segments.reduce((sum, { seconds }) => sum + seconds * 1000, 0));
}
