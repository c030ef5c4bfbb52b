/** The order of polls on the desk, and what is sent when one is prepared. */
import { expect, it } from 'vitest';
import type { Poll } from '#shared/features/polls/state.ts';
import { deskPolls, formOfPoll, isTypeName, mayOpen, toPrepare } from './view-model.ts';

function aPoll(no: number, status: Poll['status']): Poll {
  return {
    id: `po_${no}`,
    no,
    title: `投票 ${no}`,
    type: 'single',
    config: { options: ['同意', '不同意'] },
    secret: true,
    results: 'after',
    electorate: 'all',
    status,
    openedAt: null,
    closedAt: null,
    final: null,
  };
}

it('has open polls first, then prepared ones in order, then the latest closed ones', () => {
  const polls = [
    aPoll(1, 'closed'),
    aPoll(2, 'prepared'),
    aPoll(3, 'closed'),
    aPoll(4, 'prepared'),
    aPoll(5, 'open'),
  ];
  expect(deskPolls(polls).map((poll) => poll.no)).toEqual([5, 2, 4, 3, 1]);
});

it('names the poll only when one is changed', () => {
  const poll = aPoll(1, 'prepared');
  const form = formOfPoll(poll);
  expect(toPrepare(form, poll.config, null)).not.toHaveProperty('pollId');
  expect(toPrepare({ ...form, title: ' 题目 ' }, poll.config, poll.id)).toMatchObject({
    pollId: 'po_1',
    title: '题目',
  });
});

it('opens polls only while the session runs', () => {
  expect((['announced', 'live', 'paused', 'compiling'] as const).map(mayOpen)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('knows the registered types by their names alone', () => {
  const names = { single: '单选', multiple: '多选', rating: '测评' };
  expect([isTypeName('rating', names), isTypeName('toString', names)]).toEqual([true, false]);
});
