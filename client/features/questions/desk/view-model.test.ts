/** Which tab a question is in, in which order, and that lists stay where the finger is. */
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '#shared/features/questions/state.ts';
import {
  actionsFor,
  countTabs,
  keepSteady,
  matches,
  moveSelection,
  oldestWaiting,
  selectionAfter,
  sortQuestions,
  tabOf,
  waitingSince,
} from './view-model.ts';

function aQuestion(no: number, change: Partial<Question> = {}): Question {
  return {
    id: `q_${no}`,
    no,
    text: `问题 ${no}`,
    name: '李女士',
    place: '滨江路',
    channel: 'live',
    askedAt: `2026-11-20T08:00:${String(no).padStart(2, '0')}Z`,
    programmeMs: 0,
    status: 'published',
    edited: false,
    unitIds: [],
    answering: null,
    answers: [],
    settled: null,
    ...change,
  };
}

function anAnswer(unitId: string): Answer {
  return {
    id: `an_${unitId}`,
    unitId,
    unitName: unitId,
    kind: 'written',
    text: '好',
    commitment: null,
    at: '2026-11-20T08:10:00Z',
    programmeMs: 0,
  };
}

describe('tabs', () => {
  it('give each question exactly one place', () => {
    const questions = [
      aQuestion(1, { status: 'pending' }),
      aQuestion(2, { status: 'held' }),
      aQuestion(3, { status: 'returned' }),
      aQuestion(4),
      aQuestion(5, { unitIds: ['u_1'] }),
      aQuestion(6, { unitIds: ['u_1'], answering: { unitId: 'u_1', since: '2026-11-20T08:00:00Z' } }),
      aQuestion(7, { unitIds: ['u_1'], answers: [anAnswer('u_1')] }),
      aQuestion(8, { settled: { how: 'answered' } }),
    ];
    expect(questions.map(tabOf)).toEqual([
      'waiting',
      'waiting',
      'returned',
      'ready',
      'routed',
      'answering',
      'answered',
      'answered',
    ]);
    expect(countTabs(questions).waiting).toBe(2);
  });

  it('keep a question with departments until the last of them has answered', () => {
    expect(tabOf(aQuestion(1, { unitIds: ['u_1', 'u_2'], answers: [anAnswer('u_1')] }))).toBe('routed');
  });
});

describe('order', () => {
  it('puts held questions last whatever is sorted by', () => {
    const list = [aQuestion(1, { status: 'held' }), aQuestion(2), aQuestion(3)];
    const numbers = (sort: 'support' | 'oldest' | 'newest') =>
      sortQuestions(list, sort, { q_3: 9 }).map((question) => question.no);
    expect([numbers('support'), numbers('oldest'), numbers('newest')]).toEqual([
      [3, 2, 1],
      [2, 3, 1],
      [3, 2, 1],
    ]);
  });

  it('finds by number, words, name and place', () => {
    const question = aQuestion(27);
    expect(['27', '№27', '问题', '李女', '滨江', ''].map((text) => matches(question, text))).not.toContain(
      false,
    );
    expect(matches(question, '天然气')).toBe(false);
  });

  it('lets a question of before the session wait since its start', () => {
    const question = aQuestion(1, { review: { by: '陈思', at: '2026-11-19T08:00:00Z' } });
    expect(waitingSince(question, '2026-11-20T09:00:00Z')).toBe('2026-11-20T09:00:00Z');
    expect(waitingSince(question, null)).toBe('2026-11-19T08:00:00Z');
  });

  it('names the longest waiting one, held ones apart', () => {
    const list = [aQuestion(5, { status: 'pending' }), aQuestion(2, { status: 'held' })];
    expect(oldestWaiting(list)?.no).toBe(5);
    expect(oldestWaiting([])).toBeNull();
  });
});

describe('actions', () => {
  it('are those that the state allows', () => {
    expect(actionsFor(aQuestion(1, { status: 'pending' }), 'live')).toEqual([
      'pass',
      'edit',
      'hold',
      'return',
    ]);
    expect(actionsFor(aQuestion(1, { status: 'held' }), 'live')).not.toContain('hold');
    expect(actionsFor(aQuestion(1, { status: 'returned' }), 'live')).toEqual([]);
    expect(actionsFor(aQuestion(1, { settled: { how: 'answered' } }), 'live')).not.toContain('answered');
  });

  it('[S14] after the end are those without the wall, and none once all is filed', () => {
    const published = aQuestion(1, { status: 'published' });
    expect(actionsFor(published, 'paused')).toContain('screen');
    expect(actionsFor(published, 'compiling')).toEqual(['route', 'answered']);
    expect(actionsFor(published, 'closed')).toEqual([]);
  });
});

describe('a steady list', () => {
  it('adds below the last and keeps others behind the pill', () => {
    expect(keepSteady(['a', 'b'], ['n', 'a', 'm', 'b', 'z'])).toEqual({ ids: ['a', 'b', 'z'], fresh: 2 });
  });

  it('lets go of what has left and keeps its order when the order changes', () => {
    expect(keepSteady(['a', 'b', 'c'], ['c', 'a'])).toEqual({ ids: ['a', 'c'], fresh: 0 });
  });

  it('takes everything when nothing is shown', () => {
    expect(keepSteady(['gone'], ['x', 'y'])).toEqual({ ids: ['x', 'y'], fresh: 0 });
  });
});

describe('selection', () => {
  it('moves to neighbours and not beyond the ends', () => {
    const ids = ['a', 'b'];
    expect([moveSelection(ids, null, 1), moveSelection(ids, 'a', 1), moveSelection(ids, 'b', 1)]).toEqual([
      'a',
      'b',
      'b',
    ]);
    expect(moveSelection([], 'a', 1)).toBeNull();
  });

  it('goes to the one that follows, or to the one before at the end', () => {
    expect([selectionAfter(['a', 'b', 'c'], 'b'), selectionAfter(['a', 'b'], 'b')]).toEqual(['c', 'a']);
  });
});
