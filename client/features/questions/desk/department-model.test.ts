/** A department's queue and its draft. */
import { describe, expect, it } from 'vitest';
import type { Question } from '#shared/features/questions/state.ts';
import {
  commitmentOf,
  EMPTY_FORM,
  formOf,
  openDraft,
  parseForm,
  sameForm,
  standingOf,
  unitQueue,
  writeForm,
} from './department-model.ts';

const commitment = { measure: '统一恢复保温层', due: '2027-06-30', owner: '李建国' };

function aQuestion(no: number, change: Partial<Question> = {}): Question {
  return {
    id: `q_${no}`,
    no,
    text: '停气期间怎么做饭？',
    name: '老张',
    place: '',
    channel: 'live',
    askedAt: '2026-11-20T08:00:00Z',
    programmeMs: 0,
    status: 'published',
    edited: false,
    unitIds: ['u_a'],
    answering: null,
    answers: [],
    settled: null,
    ...change,
  };
}

describe('the queue', () => {
  it('has the one on air first, then by support, then what is done', () => {
    const list = [
      aQuestion(1, { settled: { how: 'answered' } }),
      aQuestion(2),
      aQuestion(3),
      aQuestion(4, { answering: { unitId: 'u_a', since: '2026-11-20T08:00:00Z' } }),
      aQuestion(5, { unitIds: ['u_b'] }),
    ];
    expect(unitQueue(list, 'u_a', { q_3: 5 }).map((question) => question.no)).toEqual([4, 3, 2, 1]);
  });

  it('says that another department took it away as settled, not as our promise', () => {
    const taken = aQuestion(1, { settled: { how: 'taken', unitId: 'u_b', commitment } });
    expect([standingOf(taken, 'u_b'), standingOf(taken, 'u_a')]).toEqual(['taken', 'settled']);
  });
});

describe('the draft', () => {
  const draft = { unitId: 'u_a', text: '九月进场', commitment, at: '2026-11-20T08:00:00Z' };

  it('prefers what only this device has, then the server’s', () => {
    const here = { ...EMPTY_FORM, text: '写到一半' };
    expect(formOf(writeForm(here), draft)).toEqual(here);
    expect(formOf('', draft).text).toBe('九月进场');
    expect(formOf('{"text":1}', undefined)).toEqual(EMPTY_FORM);
  });

  it('is none any more once it went out as an answer', () => {
    const answer = {
      id: 'an_1',
      unitId: 'u_a',
      unitName: '住建局',
      kind: 'written',
      text: '九月进场',
    } as const;
    const answered = { ...answer, commitment: null, at: draft.at, programmeMs: 0 };
    expect(openDraft(aQuestion(1, { drafts: { u_a: draft }, answers: [answered] }), 'u_a')).toBeUndefined();
    expect(openDraft(aQuestion(1, { drafts: { u_a: draft } }), 'u_a')).toEqual(draft);
  });

  it('is the same once the server has trimmed it', () => {
    expect(sameForm({ text: ' 九月进场\n', commitment }, draft)).toBe(true);
    expect(sameForm({ text: '十月进场', commitment }, draft)).toBe(false);
  });

  it('promises nothing when all three lines are empty', () => {
    expect(commitmentOf(EMPTY_FORM)).toBeNull();
    expect(commitmentOf({ text: '', commitment })).toEqual(commitment);
  });

  it('is not read from what is nothing of ours', () => {
    expect(['', 'null', '[]', '{', '{"text":"a","commitment":{"measure":1}}'].map(parseForm)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
