/** Puts a session's record beside its recording: everything gets its place in the player. Rules KR2, KR3, KR7. */
import {
  durationOf,
  gapsOf,
  isRecorded,
  type Timeline,
  toMediaMs,
} from '#shared/features/replay/timeline.ts';
import type { AnswerMoments, Chapter, Talk } from '#shared/features/replay/views.ts';
import type { SessionRecord } from './record.ts';

/** What was said, from the first that could be seen to the last. */
export function placeTalk(record: SessionRecord, timeline: Timeline): readonly Talk[] {
  return record.talk.map((talk) => ({ ...talk, mediaMs: mediaMsOf(timeline, talk.at) }));
}

/** Stages, answers and polls, and where the recording has gaps. `due` is the time that should have been recorded. */
export function placeChapters(
  record: SessionRecord,
  timeline: Timeline,
  due: { readonly fromMs: number; readonly toMs: number } | null,
): readonly Chapter[] {
  const gaps = gapsOf(timeline, due).map(({ mediaMs, startMs, lostMs }, at): Chapter => {
    const id = `gap:${at}`;
    const isoAt = new Date(startMs).toISOString();
    return { id, kind: 'gap', mediaMs, at: isoAt, title: '', no: 0, unitName: '', lostMs };
  });
  const chapters = record.chapters.map((chapter) => ({
    ...chapter,
    mediaMs: mediaMsOf(timeline, chapter.at),
  }));
  // Sorting keeps the order of what has the same time.
  return [...chapters, ...gaps].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Only answers of which something was recorded [KR6]. */
export function placeMoments(record: SessionRecord, timeline: Timeline): AnswerMoments {
  return Object.fromEntries(
    Object.entries(record.moments).flatMap(([questionId, at]) =>
      isRecorded(timeline, Date.parse(at)) ? [[questionId, mediaMsOf(timeline, at)]] : [],
    ),
  );
}

function mediaMsOf(timeline: Timeline, iso: string): number {
  return Math.round(Math.min(durationOf(timeline), toMediaMs(timeline, Date.parse(iso))));
}
