/** How far the file is, in words for those who do not see it. No React. */
import type { ReplayTexts } from '#client/locales/replay.ts';
import type { DownloadState } from '#shared/features/replay/views.ts';

/** Whether the file is being made, or waits for that. */
export function isMaking({ state }: DownloadState): boolean {
  return state === 'waiting' || state === 'making';
}

/** Without the percents, each of which would be said. A file that was there from the beginning is no news. */
export function downloadSaid(t: ReplayTexts, { state }: DownloadState, waited: boolean): string {
  if (state === 'waiting') return t.downloadWaiting;
  if (state === 'making') return t.downloadPreparing;
  return state === 'ready' && waited ? t.downloadDone : '';
}
