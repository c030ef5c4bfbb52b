/** The stream of comments stays still while somebody reads. */
import { expect, it } from 'vitest';
import type { Comment } from '#shared/features/comments/state.ts';
import { heldStream, runningStream } from './view-model.ts';

function comments(...numbers: readonly number[]): readonly Comment[] {
  return numbers.map((no) => ({
    id: `c_${no}`,
    no,
    text: `第${no}条`,
    name: '网友',
    at: '2025-11-20T07:00:00.000Z',
    programmeMs: null,
  }));
}

it('runs with the newest first', () => {
  expect(runningStream(comments(1, 2, 3)).shown.map((one) => one.no)).toEqual([3, 2, 1]);
});

it('holds still, counts what waits, drops what was deleted and keeps what only grew old', () => {
  // 1 fell out of the live list, 3 was deleted, 5 and 6 are new.
  const view = heldStream(comments(1, 2, 3, 4), comments(2, 4, 5, 6));
  expect(view.shown.map((one) => one.no)).toEqual([4, 2, 1]);
  expect(view.waiting).toBe(2);
});
