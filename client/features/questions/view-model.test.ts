/** What lists of questions show. */
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '#shared/features/questions/state.ts';
import { holdList, orderQuestions, ownQuestions, questionMark, supportShown } from './view-model.ts';

const AT = '2025-11-20T07:00:00.000Z';
const UNITS = [
  { id: 'u_housing', name: '市住建局' },
  { id: 'u_gas', name: '燃气公司' },
];
const ANSWER: Answer = {
  id: 'n_1',
  unitId: 'u_gas',
  unitName: '燃气公司',
  kind: 'written',
  text: '年底前完成。',
  commitment: null,
  at: AT,
  programmeMs: null,
};

function aQuestion(no: number, change: Partial<Question> = {}): Question {
  return {
    id: `q_${no}`,
    no,
    text: '什么时候轮到我们小区？',
    name: '李女士',
    place: '城东街道',
    channel: 'live',
    askedAt: AT,
    programmeMs: null,
    status: 'published',
    edited: false,
    unitIds: [],
    answering: null,
    answers: [],
    settled: null,
    ...change,
  };
}

function stateOf(...questions: readonly Question[]) {
  return { byId: Object.fromEntries(questions.map((question) => [question.id, question])), lastNo: 0 };
}

describe('question mark', () => {
  it('shows the furthest thing that happened', () => {
    const commitment = { measure: '更换表箱', due: '2025-12-31', owner: '王科长' };
    const standings = [
      aQuestion(1, { status: 'pending' }),
      aQuestion(1),
      aQuestion(1, { unitIds: ['u_gas'] }),
      aQuestion(1, { unitIds: ['u_gas'], answering: { unitId: 'u_housing', since: AT } }),
      aQuestion(1, { answers: [ANSWER], settled: { how: 'answered' } }),
      aQuestion(1, { settled: { how: 'taken', unitId: 'u_gas', commitment } }),
    ].map((question) => questionMark(question, UNITS));
    expect(standings.map((mark) => [mark.standing, mark.tone, mark.units.join()])).toEqual([
      ['pending', 'waiting', ''],
      ['published', 'info', ''],
      ['routed', 'info', '燃气公司'],
      ['answering', 'active', '市住建局'],
      ['answeredWritten', 'done', ''],
      ['taken', 'info', '燃气公司'],
    ]);
  });
});

describe('orders', () => {
  const state = stateOf(aQuestion(1), aQuestion(2), aQuestion(3), aQuestion(4, { status: 'pending' }));

  it('puts the most supported first, earlier ones before later ones', () => {
    const numbers = orderQuestions(state, { q_3: 5, q_2: 1, q_1: 1 }, 'support').map((one) => one.no);
    expect(numbers).toEqual([3, 1, 2]);
  });

  it('puts the newest first and shows published ones only', () => {
    expect(orderQuestions(state, {}, 'time').map((one) => one.no)).toEqual([3, 2, 1]);
  });

  it('holds the list still while others arrive, and lets withdrawn ones go', () => {
    const ordered = orderQuestions(state, {}, 'time');
    expect(holdList(ordered, ['q_1', 'q_gone'])).toMatchObject({ shown: [{ no: 1 }], waiting: 2 });
    expect(holdList(ordered, [])).toMatchObject({ waiting: 0 });
  });
});

it('own questions carry what the public copy knows', () => {
  const mine = {
    personId: 'p_1',
    questions: [
      aQuestion(1, { status: 'pending', receipt: '7F3K-29QD-M4XV' }),
      aQuestion(2, { status: 'pending' }),
    ],
    supported: [],
    voted: [],
    muted: false,
  };
  const own = ownQuestions(mine, stateOf(aQuestion(1, { answers: [ANSWER] })));
  expect(own.map((one) => [one.no, one.status, one.receipt, one.answers.length])).toEqual([
    [2, 'pending', undefined, 0],
    [1, 'published', '7F3K-29QD-M4XV', 1],
  ]);
});

describe('support', () => {
  it('shows the wish at once and counts it once', () => {
    expect(supportShown(7, false, undefined)).toEqual({ count: 7, on: false });
    expect(supportShown(7, false, { on: true, countThen: 7 })).toEqual({ count: 8, on: true });
    expect(supportShown(8, false, { on: true, countThen: 7 })).toEqual({ count: 8, on: true });
    expect(supportShown(8, true, { on: true, countThen: 7 })).toEqual({ count: 8, on: true });
    expect(supportShown(8, true, { on: false, countThen: 8 })).toEqual({ count: 7, on: false });
  });
});
