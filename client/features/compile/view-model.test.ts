/** The board's rows, filters, titles and dates. */
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOM } from '#shared/contract/room.ts';
import type { CompileItem, CompileState } from '#shared/features/compile/state.ts';
import { EMPTY_BOARD } from '#shared/features/compile/state.ts';
import type { Question } from '#shared/features/questions/state.ts';
import {
  boardAccess,
  filterSubmissions,
  firstTitle,
  isFree,
  itemsIn,
  leaveStep,
  pickable,
  submissionsOf,
  usualDue,
} from './view-model.ts';

const aQuestion = (no: number, over: Partial<Question> = {}): Question => ({
  id: `q_00000${no}`,
  no,
  text: `第${no}个问题`,
  name: '网友',
  place: '城关镇',
  channel: 'live',
  askedAt: '2025-11-20T07:00:00Z',
  programmeMs: null,
  status: 'published',
  edited: false,
  unitIds: [],
  answering: null,
  answers: [],
  settled: null,
  ...over,
});
const anItem = (no: number, over: Partial<CompileItem> = {}): CompileItem => ({
  id: `i_00000${no}`,
  no,
  title: '天然气',
  summary: '',
  keys: [`q:q_00000${no}`],
  absorbed: [],
  triage: null,
  status: 'open',
  due: null,
  answer: null,
  leftAt: null,
  ...over,
});
const aRoom = (questions: readonly Question[], compile: Partial<CompileState> = {}) => ({
  ...EMPTY_ROOM,
  questions: { byId: Object.fromEntries(questions.map((one) => [one.id, one])), lastNo: questions.length },
  compile: { ...EMPTY_BOARD, ...compile },
});

describe('submissions', () => {
  const into = anItem(1, { absorbed: [anItem(2)] });
  const room = aRoom(
    [aQuestion(1), aQuestion(2), aQuestion(3), aQuestion(4, { settled: { how: 'answered' } })],
    {
      items: { [into.id]: into },
      settled: { 'q:q_000003': { how: 'reason', reason: '重复', by: '陈静', at: '' } },
    },
  );
  const rows = submissionsOf(room);

  it('name the item that holds them, also through a merge', () => {
    expect(rows.map((row) => [row.no, row.end, row.itemNo])).toEqual([
      [1, 'item', 1],
      [2, 'item', 1],
      [3, 'reason', null],
      [4, 'live', null],
    ]);
  });

  it('are free when nobody settled them on the board: an answer given live may still become an item', () => {
    expect(rows.map(isFree)).toEqual([false, false, false, true]);
  });

  it('are found by number and by words', () => {
    expect(filterSubmissions(rows, 'all', '№3').map((row) => row.no)).toEqual([3]);
    expect(filterSubmissions(rows, 'settled', '城关')).toHaveLength(4);
    expect(filterSubmissions(rows, 'open', '')).toEqual([]);
  });
});

describe('items', () => {
  it('show the newest first', () => {
    const items = { a: anItem(1), b: anItem(2), c: anItem(3, { status: 'dispatched' }) };
    expect(itemsIn({ ...EMPTY_BOARD, items }, 'open').map((item) => item.no)).toEqual([2, 1]);
  });

  it('leave the board only when somebody is to answer', () => {
    const lead = { id: 'u_000001', name: '住建局' };
    const sent = anItem(1, { triage: { route: 'unit', lead, coUnits: [], note: '' } });
    const onsite = anItem(1, { triage: { route: 'onsite', lead: null, coUnits: [], note: '' } });
    expect([
      leaveStep(anItem(1), 'compiling', 'committee'),
      leaveStep(sent, 'live', 'committee'),
      leaveStep(sent, 'compiling', 'clerk'),
      leaveStep(sent, 'compiling', 'committee'),
      leaveStep(onsite, 'handling', 'clerk'),
    ]).toEqual(['dispatchNeeds', 'dispatchLater', 'dispatchRole', 'dispatch', 'finish']);
  });

  it('begin with the first sentence as a title, cut in characters', () => {
    expect(firstTitle(['楼道灯坏了。没人修！', '别的'])).toBe('楼道灯坏了');
    expect(Array.from(firstTitle(['长'.repeat(90)]))).toHaveLength(40);
  });

  it('are due in thirty days, not on a weekend', () => {
    expect([usualDue('2025-11-20'), usualDue('2025-11-19')]).toEqual(['2025-12-22', '2025-12-19']);
  });
});

describe('access', () => {
  it('opens with the session and closes with it', () => {
    expect([
      boardAccess('announced', 'clerk').why,
      boardAccess('live', 'clerk').why,
      boardAccess('compiling', 'reviewer').why,
      boardAccess('closed', 'committee').why,
    ]).toEqual(['notOpen', 'none', 'readOnly', 'closed']);
  });
});

describe('comments', () => {
  const row = { id: 'c_000001', no: 1, text: '路灯', name: '网友', at: '', status: 'shown' } as const;

  it('are offered unless they were deleted, and marked when they were picked', () => {
    const picked = { c_000001: { ...row, programmeMs: null } };
    const rows = pickable([row, { ...row, id: 'c_000002', status: 'deleted' }], picked, '路');
    expect(rows.map((one) => [one.id, one.already])).toEqual([['c_000001', true]]);
  });
});
