/** Where a poll stands for one person. */
import { expect, it } from 'vitest';
import type { Poll } from '#shared/features/polls/state.ts';
import { pollStanding } from './view-model.ts';

const POLL: Poll = {
  id: 'v_1',
  no: 1,
  title: '是否同意？',
  type: 'single',
  config: { options: ['同意', '不同意'] },
  secret: true,
  results: 'after',
  electorate: 'all',
  status: 'open',
  openedAt: null,
  closedAt: null,
  final: null,
};
const MINE = { personId: 'p_1', questions: [], supported: [], voted: ['v_1'], muted: false };

it('can be voted in once, and shows only what the server lets out', () => {
  expect(pollStanding(POLL, { turnout: 3, tally: null }, null, false)).toMatchObject({
    canVote: true,
    turnout: 3,
    tally: null,
  });
  expect(pollStanding(POLL, undefined, MINE, false)).toMatchObject({ canVote: false, voted: true });
  expect(pollStanding(POLL, undefined, null, true)).toMatchObject({ canVote: false, voted: true });
});

it('shows the final count once it is closed', () => {
  const closed: Poll = { ...POLL, status: 'closed', final: { tally: { counts: [2, 1] }, turnout: 3 } };
  expect(pollStanding(closed, { turnout: 2, tally: null }, null, false)).toMatchObject({
    canVote: false,
    turnout: 3,
    tally: { counts: [2, 1] },
  });
});
