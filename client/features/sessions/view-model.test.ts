/** What is happening now, the agenda and the record. */
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOM, type RoomState } from '#shared/contract/room.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Question } from '#shared/features/questions/state.ts';
import type { SessionState } from '#shared/features/sessions/state.ts';
import {
  agendaRows,
  currentStage,
  happeningNow,
  permission,
  recordEntries,
  stageAfter,
} from './view-model.ts';

const at = (minute: number) => new Date(Date.UTC(2025, 10, 20, 7, minute)).toISOString();

function aRoom(session: Partial<SessionState>, more: Partial<RoomState> = {}): RoomState {
  return {
    ...EMPTY_ROOM,
    session: {
      ...EMPTY_ROOM.session,
      status: 'live',
      startedAt: at(0),
      units: [{ id: 'u_gas', name: '燃气公司' }],
      agenda: [
        { id: 'one', kind: 'briefing', title: '通报情况', minutes: 10 },
        { id: 'two', kind: 'interaction', title: '网友互动', minutes: 20 },
      ],
      ...session,
    },
    stage: { ...EMPTY_ROOM.stage, programme: { video: null, audio: [], card: 'none' } },
    ...more,
  };
}

const QUESTION: Question = {
  id: 'q_27',
  no: 27,
  text: '什么时候通气？',
  name: '李女士',
  place: '',
  channel: 'live',
  askedAt: at(3),
  programmeMs: null,
  status: 'published',
  edited: false,
  unitIds: ['u_gas'],
  answering: null,
  answers: [],
  settled: null,
};
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
  openedAt: at(5),
  closedAt: null,
  final: null,
};
const IN_TWO = { runs: [{ stageId: 'two', enteredAt: at(10), leftAt: null }] };

describe('now', () => {
  it('says the most important thing: pause, answer, poll, break, stage', () => {
    const questions = {
      byId: { q_27: { ...QUESTION, answering: { unitId: 'u_gas', since: at(11) } } },
      lastNo: 0,
    };
    const polls = { byId: { v_1: POLL } };
    const kinds = [
      aRoom({ status: 'paused' }, { questions, polls }),
      aRoom(IN_TWO, { questions, polls }),
      aRoom(IN_TWO, { polls }),
      aRoom(IN_TWO, { stage: { ...EMPTY_ROOM.stage, programme: { video: null, audio: [], card: 'break' } } }),
      aRoom(IN_TWO),
      aRoom({}),
    ].map((room) => happeningNow(room).kind);
    expect(kinds).toEqual(['paused', 'answering', 'poll', 'break', 'stage', 'begun']);
  });
});

describe('agenda', () => {
  it('adds up the time of a stage that was entered twice', () => {
    const { session } = aRoom({
      runs: [
        { stageId: 'two', enteredAt: at(0), leftAt: at(4) },
        { stageId: 'one', enteredAt: at(4), leftAt: at(9) },
        { stageId: 'two', enteredAt: at(9), leftAt: null },
      ],
    });
    expect(currentStage(session)).toMatchObject({ no: 2, beforeMs: 4 * 60_000 });
    expect(agendaRows(session, Date.parse(at(10))).map((row) => [row.state, row.usedMs / 60_000])).toEqual([
      ['done', 5],
      ['running', 5],
    ]);
  });
});

describe('what comes next', () => {
  it('is the stage after, and nothing after the last or an unknown one', () => {
    const { session } = aRoom({});
    expect(stageAfter(session, 'one')?.title).toBe('网友互动');
    expect(stageAfter(session, 'two')).toBeNull();
    expect(stageAfter(session, 'gone')).toBeNull();
  });
});

describe('record', () => {
  it('tells answers, promises, stages and results, the newest first', () => {
    const commitment = { measure: '更换', due: '2025-12-31', owner: '王科长' };
    const answer = {
      id: 'n_1',
      unitId: 'u_gas',
      unitName: '燃气公司',
      kind: 'live' as const,
      text: '年底前。',
      commitment: null,
      at: at(12),
      programmeMs: null,
    };
    const question: Question = {
      ...QUESTION,
      answers: [answer],
      settled: { how: 'taken', unitId: 'u_gas', commitment },
    };
    const closed: Poll = { ...POLL, status: 'closed', closedAt: at(20), final: { tally: null, turnout: 3 } };
    const room = aRoom(IN_TWO, {
      questions: { byId: { q_27: question }, lastNo: 0 },
      polls: { byId: { v_1: closed } },
    });
    expect(recordEntries(room).map((entry) => entry.kind)).toEqual([
      'poll',
      'answer',
      'taken',
      'stage',
      'started',
    ]);
  });
});

it('permission names the reason', () => {
  const { session } = aRoom({ intake: { questions: true, comments: false } });
  expect(permission(session, 'questions', false)).toBe('open');
  expect(permission(session, 'questions', true)).toBe('muted');
  expect(permission(session, 'comments', false)).toBe('closed');
  const watching = { ...session, policy: { ...session.policy, guests: 'watch' as const } };
  expect(permission(watching, 'questions', false)).toBe('watchOnly');
});
