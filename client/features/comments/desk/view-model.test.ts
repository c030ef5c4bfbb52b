/** Batches of comments, and a list that rests while it is read. */
import { expect, it } from 'vitest';
import { type Comment, NO_COMMENTS } from '#shared/features/comments/state.ts';
import { batchOf, frozen, pendingComments, shownComments, toggled } from './view-model.ts';

function aComment(no: number): Comment {
  return { id: `c_${no}`, no, text: '支持', name: '网友', at: '2026-11-20T08:00:00Z', programmeMs: null };
}
const three = [aComment(1), aComment(2), aComment(3)];

it('lists those that wait oldest first and those that are shown newest first', () => {
  const state = { ...NO_COMMENTS, pending: { b: aComment(2), a: aComment(1) }, shown: three };
  expect(pendingComments(state).map((comment) => comment.no)).toEqual([1, 2]);
  expect(shownComments(state).map((comment) => comment.no)).toEqual([3, 2, 1]);
});

it('takes the selected ones that still wait, and all when none is selected', () => {
  expect(batchOf(three, new Set(['c_3', 'c_9']))).toEqual(['c_3']);
  expect(batchOf(three, new Set())).toEqual(['c_1', 'c_2', 'c_3']);
});

it('turns a selection over', () => {
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(['a']), 'a')]).toEqual([]);
});

it('holds back what came while somebody reads', () => {
  const newest = [aComment(3), aComment(2), aComment(1)];
  expect(frozen(newest, 2)).toMatchObject({ fresh: 1, rows: [{ no: 2 }, { no: 1 }] });
  expect(frozen(newest, null).fresh).toBe(0);
});
