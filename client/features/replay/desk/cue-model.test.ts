/** Editing cues: rule KR14. */
import { describe, expect, it } from 'vitest';
import { addCue, mergeNext, readTime, splitCue, toDrafts, writeDrafts, writeTime } from './cue-model.ts';

const drafts = toDrafts([
  { startMs: 1_000, endMs: 3_000, text: '一二三四' },
  { startMs: 3_000, endMs: 5_000, text: '五六' },
]);
const plain = (cues: typeof drafts) => cues.map(({ start, end, text }) => [start, end, text]);

describe('editing cues', () => {
  it('[KR14] reads times as people type them', () => {
    expect(['83', '1:23', '1:02:03,4', ' 0:05.25 '].map(readTime)).toEqual([
      83_000, 83_000, 3_723_400, 5_250,
    ]);
    for (const nonsense of ['', 'x', '1:', '-3', '1:2:3:4']) expect(readTime(nonsense), nonsense).toBeNull();
    expect([0, 65_400, 3_723_400].map(writeTime)).toEqual(['0:00.0', '1:05.4', '1:02:03.4']);
  });

  it('[KR14] splits in the middle of the words, and joins again', () => {
    const split = splitCue(drafts, 0);
    expect(plain(split)).toEqual([
      ['0:01.0', '0:02.0', '一二'],
      ['0:02.0', '0:03.0', '三四'],
      ['0:03.0', '0:05.0', '五六'],
    ]);
    expect(plain(mergeNext(split, 0))).toEqual(plain(drafts));
    expect(mergeNext(drafts, 1)).toBe(drafts);
  });

  it('[KR14] adds a cue in its place, and saves nothing while one is not right', () => {
    const added = addCue(drafts, 2_000);
    expect(added[1]).toMatchObject({ start: '0:02.0', text: '' });
    expect(writeDrafts(added)).toBeNull();
    expect(writeDrafts(drafts)).toContain('00:00:03.000 --> 00:00:05.000\n五六');
    const backwards = drafts.map((cue) => ({ ...cue, end: '0:00.0' }));
    expect(writeDrafts(backwards)).toBeNull();
  });
});
