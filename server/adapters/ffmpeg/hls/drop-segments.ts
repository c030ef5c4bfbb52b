/** Removes segments that are not to be kept: first they are written down as removed, then they go. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RENDITIONS } from './ladder.ts';
import { DROPPED_FILE, type DroppedRanges, type RunRenditions, readDropped } from './run-index.ts';

/** Segments that stay for live viewers who are behind, or have just loaded a playlist. */
export const LIVE_WINDOW = 15;

/** Removes the segments `from` to before `to` of a run, in all renditions. Answers whether there was anything to do. */
export async function dropSegments(
  folder: string,
  renditions: RunRenditions,
  from: number,
  to: number,
): Promise<boolean> {
  const run = renditions[0]?.run ?? '';
  const fresh = (renditions[0]?.segments ?? []).slice(from, to).some(({ kept }) => kept);
  if (!fresh) return false;
  const ranges = merge([...(await readDropped(folder, run)), [from, to]]);
  const path = join(folder, 'runs', run, DROPPED_FILE);
  await writeFile(`${path}.new`, JSON.stringify({ ranges }));
  await rename(`${path}.new`, path);
  for (const [at, { segments }] of renditions.entries()) {
    for (const { file } of segments.slice(from, to))
      await rm(join(folder, 'runs', run, RENDITIONS[at]?.name ?? '', file), { force: true });
  }
  return true;
}

/** Ranges that touch become one. */
export function merge(ranges: DroppedRanges): DroppedRanges {
  const merged: DroppedRanges = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
