/** Whether segments are kept, by how much the disk still takes. Rule KR9. */
import type { KeepingNow } from '#shared/features/replay/keeping.ts';

/** What a live session writes, all renditions together. */
export const BYTES_PER_MINUTE = 20_000_000;
/** The best rendition alone, of which the one file is made. */
export const FILE_BYTES_PER_SECOND = 240_000;
/** Soon enough to fetch somebody who makes room. */
const WARN_MINUTES = 120;
/** More than the limit before it goes on, so that it does not begin and stop all the time. */
const AGAIN = 1.25;

export interface KeepingFacts {
  /** Null when it cannot be found out: then nothing is stopped. */
  readonly freeBytes: number | null;
  readonly minFreeBytes: number;
  /** Live sessions that are being written. */
  readonly writing: number;
}

/** What follows from the space that is left; `before` is how it was. */
export function decideKeeping(
  before: KeepingNow['state'],
  { freeBytes, minFreeBytes, writing }: KeepingFacts,
): KeepingNow {
  if (freeBytes === null) return { state: 'kept', minutesLeft: null };
  const limit = before === 'stopped' ? minFreeBytes * AGAIN : minFreeBytes;
  if (freeBytes < limit) return { state: 'stopped', minutesLeft: 0 };
  const minutes = (freeBytes - minFreeBytes) / (BYTES_PER_MINUTE * Math.max(1, writing));
  return minutes < WARN_MINUTES
    ? { state: 'low', minutesLeft: roundDown(minutes) }
    : { state: 'kept', minutesLeft: null };
}

/** In steps, so that desks are not told of every second. */
function roundDown(minutes: number): number {
  const step = minutes > 30 ? 10 : 5;
  return Math.max(1, Math.floor(minutes / step) * step);
}
