/** What the desk says about departments, and which hints it gives. */
import { describe, expect, it } from 'vitest';
import type { Question } from '#shared/features/questions/state.ts';
import { type HintFacts, hintsFor, unitLines, unitNames } from './units.ts';

const START = '2026-11-20T08:00:00Z';
const MINUTE = 60_000;
const units = [
  { id: 'u_a', name: '住建局' },
  { id: 'u_b', name: '交警大队' },
];

function aQuestion(no: number, change: Partial<Question> = {}): Question {
  return {
    id: `q_${no}`,
    no,
    text: '什么时候轮到我们小区？',
    name: '老张',
    place: '',
    channel: 'live',
    askedAt: START,
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

function facts(questions: readonly Question[], change: Partial<HintFacts> = {}): HintFacts {
  const now = Date.parse(START) + 6 * MINUTE;
  return { questions, units, unitsHere: ['u_a', 'u_b'], supports: {}, startedAt: START, now, ...change };
}

describe('the strip', () => {
  it('counts drafts and what is owed per department', () => {
    const commitment = { measure: '', due: '', owner: '' };
    const drafted = aQuestion(1, {
      unitIds: ['u_a'],
      drafts: { u_a: { unitId: 'u_a', text: '好', commitment, at: START } },
    });
    const [first, second] = unitLines(units, ['u_a'], [drafted, aQuestion(2, { unitIds: ['u_a', 'u_b'] })]);
    expect(first).toMatchObject({ here: true, drafts: 1, waiting: 2 });
    expect(second).toMatchObject({ here: false, drafts: 0, waiting: 1 });
  });

  it('names departments in their order and leaves out unknown ones', () => {
    expect(unitNames(units, ['u_b', 'u_x', 'u_a'])).toBe('交警大队、住建局');
  });
});

describe('hints', () => {
  it('say how long a department has kept questions waiting', () => {
    const hints = hintsFor(facts([1, 2, 3].map((no) => aQuestion(no, { unitIds: ['u_a'] }))));
    expect(hints).toEqual([{ kind: 'unitWaiting', unit: '住建局', count: 3, ms: 6 * MINUTE }]);
  });

  it('say at once that a department is away', () => {
    const question = aQuestion(1, { unitIds: ['u_b'] });
    expect(hintsFor(facts([question], { unitsHere: [], now: Date.parse(START) }))).toEqual([
      { kind: 'unitAway', unit: '交警大队', count: 1 },
    ]);
  });

  it('put review first and never say more than three things', () => {
    const hints = hintsFor(
      facts(
        [
          aQuestion(1, { status: 'pending' }),
          aQuestion(2, { unitIds: ['u_a'] }),
          aQuestion(3, { unitIds: ['u_b'], answering: { unitId: 'u_b', since: START } }),
          aQuestion(4),
        ],
        { supports: { q_4: 40 } },
      ),
    );
    expect(hints.map((hint) => hint.kind)).toEqual(['reviewWaiting', 'unitWaiting', 'answeringLong']);
  });

  it('are silent about departments before the session begins', () => {
    expect(hintsFor(facts([aQuestion(1, { unitIds: ['u_a'] })], { startedAt: null }))).toEqual([]);
  });
});
