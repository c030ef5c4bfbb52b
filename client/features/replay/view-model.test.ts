/** What the replay page makes of times, addresses and words. */
import { describe, expect, it } from 'vitest';
import type { Chapter, Talk } from '#shared/features/replay/views.ts';
import {
  appeared,
  chapterAt,
  formatBytes,
  listed,
  momentPath,
  momentsOf,
  search,
  startOf,
  stepRate,
} from './view-model.ts';

const chapter = { at: '', title: '', no: 0, unitName: '', lostMs: 0 };
const chapters: readonly Chapter[] = [
  { ...chapter, id: 'stage:0', kind: 'stage', mediaMs: 0 },
  { ...chapter, id: 'question:q_1', kind: 'question', mediaMs: 60_000 },
  { ...chapter, id: 'gap:0', kind: 'gap', mediaMs: 70_000, lostMs: 5000 },
];
const talk: readonly Talk[] = [
  { kind: 'comment', id: 'c_1', at: '', mediaMs: 0, name: '甲', text: 'ＷｉＦｉ连不上' },
  { kind: 'question', id: 'q_1', at: '', mediaMs: 20_000, no: 1, name: '乙', place: '', text: '几时通气？' },
  {
    ...{ kind: 'answer', id: 'a_1', at: '', mediaMs: 60_000, questionId: 'q_1', no: 1, unitName: '住建局' },
    ...{ live: true, text: '', commitment: { measure: '改造管道，年底通气', due: '', owner: '张三' } },
  },
];

describe('the replay page', () => {
  it('[KR4] shows what had appeared by the playing time', () => {
    expect([-1, 0, 19_999, 20_000, 99_000].map((ms) => appeared(talk, ms))).toEqual([0, 1, 1, 2, 3]);
    expect(appeared([], 5)).toBe(0);
  });

  it('[KR5] names the chapter that is played, never a gap', () => {
    expect(chapterAt(chapters, 30_000)?.id).toBe('stage:0');
    expect(chapterAt(chapters, 80_000)?.id).toBe('question:q_1');
    expect(chapterAt([], 0)).toBeNull();
  });

  it('[KR5] gives a short gap no line', () => {
    const short: Chapter = { ...chapter, id: 'gap:1', kind: 'gap', mediaMs: 90_000, lostMs: 2_999 };
    expect(listed([...chapters, short])).toEqual(chapters);
  });

  it('[KR6] begins where an address says, by question or by seconds', () => {
    const moments = momentsOf(chapters);
    expect(startOf('?q=q_1', moments, 100_000)).toBe(60_000);
    expect(startOf('?t=12', moments, 100_000)).toBe(12_000);
    expect(startOf('?t=999', moments, 100_000)).toBe(100_000);
    for (const nonsense of ['', '?q=q_2', '?t=-4', '?t=abc', '?q=__proto__'])
      expect(startOf(nonsense, moments, 100_000), nonsense).toBeNull();
    expect(momentPath('ABC234', 61_900)).toBe('/replay/ABC234?t=61');
  });

  it('finds words in what was said, whatever their width, with the words around them', () => {
    expect(search({ talk }, [], 'wifi')).toMatchObject([{ key: 'c_1', kind: 'comment', match: 'ＷｉＦｉ' }]);
    expect(search({ talk }, [], '通气')).toMatchObject([
      { key: 'q_1', before: '几时', match: '通气', after: '？' },
      { key: 'a_1', kind: 'answer', who: '住建局 №1', match: '通气' },
    ]);
    const cues = [{ startMs: 30_000, endMs: 31_000, text: `${'前'.repeat(40)}通气${'后'.repeat(40)}` }];
    const hit = search({ talk }, cues, '通气')[1];
    expect(hit).toMatchObject({ kind: 'cue', mediaMs: 30_000 });
    expect(hit?.before).toBe(`…${'前'.repeat(24)}`);
    expect(search({ talk }, cues, '  ')).toEqual([]);
    expect(search({ talk }, cues, '没有的')).toEqual([]);
  });

  it('steps through the speeds and stays at their ends', () => {
    expect(stepRate(1, 1)).toBe(1.25);
    expect(stepRate(2, 1)).toBe(2);
    expect(stepRate(0.75, -1)).toBe(0.75);
    expect(stepRate(1, -1)).toBe(0.75);
  });

  it('says how large a file is', () => {
    expect([400, 320_400_000, 1_240_000_000].map(formatBytes)).toEqual(['1 MB', '320 MB', '1.2 GB']);
  });
});
