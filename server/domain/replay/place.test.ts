/** A record beside a recording with a gap: rules KR3, KR5, KR6. */
import { describe, expect, it } from 'vitest';
import { writeVtt } from '#shared/features/replay/cues.ts';
import { timelineOf } from '#shared/features/replay/timeline.ts';
import { chapterCues } from './chapter-cues.ts';
import { placeChapters, placeMoments, placeTalk } from './place.ts';
import type { SessionRecord } from './record.ts';

const START = Date.parse('2026-06-01T01:00:00Z');
const isoAfter = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
/** Begins two seconds late, loses the second minute, lasts until 3′. */
const timeline = timelineOf([
  { startMs: START + 2_000, durationMs: 58_000 },
  { startMs: START + 120_000, durationMs: 60_000 },
]);
const due = { fromMs: START, toMs: START + 180_000 };
const chapter = { title: '', no: 0, unitName: '', lostMs: 0 };
const record: SessionRecord = {
  talk: [
    { kind: 'comment', id: 'c_1', at: isoAfter(-3600), name: '甲', text: '预祝成功' },
    { kind: 'comment', id: 'c_2', at: isoAfter(70), name: '甲', text: '没画面了' },
    { kind: 'comment', id: 'c_3', at: isoAfter(130), name: '甲', text: '好了' },
  ],
  chapters: [
    { ...chapter, id: 'stage:0', kind: 'stage', at: isoAfter(0), title: '开场' },
    {
      ...chapter,
      id: 'question:q_1',
      kind: 'question',
      at: isoAfter(150),
      title: '几时 <通>气？',
      no: 7,
      unitName: '住建局',
    },
  ],
  captions: [],
  moments: { q_1: isoAfter(150), q_2: isoAfter(80) },
};

describe('a record beside its recording', () => {
  it('[KR4] what was said in a gap stands where the gap is, what was said before at the beginning', () => {
    expect(placeTalk(record, timeline).map(({ mediaMs }) => mediaMs)).toEqual([0, 58_000, 68_000]);
  });

  it('[KR3][KR5] gaps stand among the chapters, and say what was lost', () => {
    expect(
      placeChapters(record, timeline, due).map(({ id, mediaMs, lostMs }) => [id, mediaMs, lostMs]),
    ).toEqual([
      ['stage:0', 0, 0],
      ['gap:0', 0, 2_000],
      ['gap:1', 58_000, 60_000],
      ['question:q_1', 88_000, 0],
    ]);
    expect(placeChapters(record, timeline, null).filter(({ kind }) => kind === 'gap')).toHaveLength(1);
  });

  it('[KR6] an answer that fell into a gap has no moment', () => {
    expect(placeMoments(record, timeline)).toEqual({ q_1: 88_000 });
  });

  it('[KR5] chapters are written as WebVTT, one after the other', () => {
    const cues = chapterCues(placeChapters(record, timeline, due), 118_000);
    expect(writeVtt(cues)).toBe(
      [
        'WEBVTT',
        '00:00:00.000 --> 00:00:58.000\n开场；录像中断 2 秒',
        '00:00:58.000 --> 00:01:28.000\n录像中断 1 分钟',
        '00:01:28.000 --> 00:01:58.000\n№7 几时 &lt;通&gt;气？（住建局）\n',
      ].join('\n\n'),
    );
  });
});
