/** Rules Q1-Q18. */
import { describe, expect, it } from 'vitest';
import {
  anActor,
  aPlan,
  aQuestion,
  CITIZEN,
  CONTACT,
  DEPARTMENT,
  liveWorld,
  NO_COMMITMENT,
  publishedQuestion,
  REVIEWER,
  World,
} from '#tests/support/world.ts';

describe('asking', () => {
  it.each([
    ['blank', { text: '  \n ' }],
    ['too long', { text: '问'.repeat(501) }],
    ['no name', { name: '' }],
    ['a long place', { place: '村'.repeat(41) }],
  ])('[Q1] %s is refused and nothing is stored', (_what, fault) => {
    const world = liveWorld();
    expect(world.run('questions:ask', aQuestion(fault), CITIZEN).ok).toBe(false);
    expect(world.room.questions.lastNo).toBe(0);
  });

  it('[Q1] unsafe characters are dropped, 500 characters are taken', () => {
    const world = liveWorld();
    const { questionId } = world.do(
      'questions:ask',
      aQuestion({ text: `\u202E问\u0000题${'吗'.repeat(498)}` }),
      CITIZEN,
    );
    expect(Array.from(world.room.questions.byId[questionId]?.text ?? '')).toHaveLength(500);
  });

  it('[Q2] numbers have no gaps and every question has its own receipt code', () => {
    const world = liveWorld();
    const replies = [1, 2, 3].map(() => world.do('questions:ask', aQuestion(), CITIZEN));
    expect(replies.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(new Set(replies.map(({ receipt }) => receipt)).size).toBe(3);
  });

  it('[Q3] is refused before the announcement and after the end', () => {
    const world = new World();
    world.do('sessions:create', aPlan());
    expect(world.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code: 'questions_closed' });
    const ended = liveWorld();
    ended.do('sessions:end', {});
    expect(ended.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code: 'questions_closed' });
  });

  it.each([
    ['watch', 'guests_may_only_watch'],
    ['verified', 'verification_required'],
  ] as const)('[Q4] under the policy "%s" a guest is told why', (guests, code) => {
    const world = liveWorld({ policy: { guests, reviewQuestions: true, reviewComments: true } });
    expect(world.run('questions:ask', aQuestion(), CITIZEN)).toMatchObject({ code });
    const verified = anActor('citizen', { verified: true });
    expect(world.run('questions:ask', aQuestion(), verified).ok).toBe(guests === 'verified');
  });

  it('[Q5] waits with review on and is public at once with review off', () => {
    const reviewed = liveWorld();
    const first = reviewed.do('questions:ask', aQuestion(), CITIZEN);
    expect(reviewed.room.questions.byId[first.questionId]?.status).toBe('pending');
    const open = liveWorld({ policy: { guests: 'comment', reviewQuestions: false, reviewComments: false } });
    const second = open.do('questions:ask', aQuestion(), CITIZEN);
    expect(open.room.questions.byId[second.questionId]?.status).toBe('published');
  });

  it('[Q18] only staff choose a channel', () => {
    const world = liveWorld();
    expect(world.run('questions:ask', aQuestion({ channel: 'phone' }), CITIZEN)).toMatchObject({
      code: 'sign_in_required',
    });
    const { questionId } = world.do('questions:ask', aQuestion({ channel: 'phone' }), anActor('clerk'));
    expect(world.room.questions.byId[questionId]?.channel).toBe('phone');
  });
});

describe('reviewing', () => {
  it('[Q6] an edit keeps the author’s words and is shown as one', () => {
    const world = liveWorld();
    const { questionId } = world.do('questions:ask', aQuestion({ text: '啥时候轮到俺们？' }), CITIZEN);
    world.do('questions:pass', { questionId, text: '什么时候轮到我们？' }, REVIEWER);
    expect(world.room.questions.byId[questionId]).toMatchObject({
      text: '什么时候轮到我们？',
      original: '啥时候轮到俺们？',
      edited: true,
      status: 'published',
    });
  });

  it('[Q7] "other" needs a note', () => {
    const world = liveWorld();
    const { questionId } = world.do('questions:ask', aQuestion(), CITIZEN);
    expect(world.run('questions:return', { questionId, reason: 'other', note: '' }, REVIEWER)).toMatchObject({
      code: 'reason_required',
    });
    world.do('questions:return', { questionId, reason: 'off_topic', note: '' }, REVIEWER);
    expect(world.room.questions.byId[questionId]?.review?.reason).toBe('off_topic');
  });

  it('[Q8] a held question can be passed; a decided one is not decided again', () => {
    const world = liveWorld();
    const { questionId } = world.do('questions:ask', aQuestion(), CITIZEN);
    world.do('questions:hold', { questionId, note: '待核实' }, REVIEWER);
    world.do('questions:pass', { questionId }, REVIEWER);
    expect(world.run('questions:hold', { questionId, note: '' }, REVIEWER)).toMatchObject({
      code: 'already_reviewed',
    });
  });
});

describe('answering', () => {
  it('[Q9] an unpublished question is not routed, settled or answered', () => {
    const world = liveWorld();
    const { questionId } = world.do('questions:ask', aQuestion(), CITIZEN);
    expect(world.run('questions:route', { questionId, unitIds: ['u_housing1'] })).toMatchObject({
      code: 'not_published',
    });
    expect(world.run('questions:markAnswered', { questionId, text: '' })).toMatchObject({
      code: 'not_published',
    });
  });

  it('[Q10] only invited departments; routing again replaces', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    expect(world.run('questions:route', { questionId, unitIds: ['u_gasworks'] })).toMatchObject({
      code: 'not_found',
    });
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    world.do('questions:route', { questionId, unitIds: ['u_traffic1'] });
    expect(world.room.questions.byId[questionId]?.unitIds).toEqual(['u_traffic1']);
  });

  it('[Q11] one question is answered by voice at a time', () => {
    const world = liveWorld();
    const [first, second] = [publishedQuestion(world), publishedQuestion(world)];
    world.do('questions:setAnswering', { questionId: first, unitId: 'u_housing1' });
    world.do('questions:setAnswering', { questionId: second, unitId: 'u_traffic1' });
    const answering = Object.values(world.room.questions.byId).filter(
      (question) => question.answering !== null,
    );
    expect(answering.map(({ id }) => id)).toEqual([second]);
  });

  it('[Q12] a department answers only what was routed to it', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    const draft = { questionId, text: '正在核实', commitment: NO_COMMITMENT };
    expect(world.run('questions:draft', draft, DEPARTMENT)).toMatchObject({ code: 'not_routed_to_you' });
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    world.do('questions:draft', draft, DEPARTMENT);
    expect(world.room.questions.byId[questionId]?.drafts?.['u_housing1']?.text).toBe('正在核实');
  });

  it('[Q13] a written answer names its department and keeps measure, date and owner apart', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    const commitment = { measure: '更换管道', due: '2026-09-30', owner: '李科长' };
    const late = { ...commitment, due: '2020-09-30' };
    expect(
      world.run('questions:answer', { questionId, text: '已列入。', commitment: late }, DEPARTMENT),
    ).toMatchObject({ code: 'due_in_past' });
    world.do('questions:answer', { questionId, text: '已列入改造计划。', commitment }, DEPARTMENT);
    expect(world.room.questions.byId[questionId]?.answers[0]).toMatchObject({
      unitName: '住建局',
      kind: 'written',
      commitment,
    });
  });

  it('[Q14] marking as answered keeps what was said with its programme time', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:setAnswering', { questionId, unitId: 'u_traffic1' });
    world.nowMs += 90_000;
    world.do('questions:markAnswered', { questionId, text: '本周内恢复信号灯。' });
    expect(world.room.questions.byId[questionId]).toMatchObject({
      settled: { how: 'answered' },
      answering: null,
      answers: [{ kind: 'live', unitId: 'u_traffic1', programmeMs: 90_000 }],
    });
  });

  it('[Q15] taking away needs a measure and a date', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    const take = (measure: string, due: string) =>
      world.run(
        'questions:takeAway',
        { questionId, unitId: 'u_housing1', commitment: { measure, due, owner: '' } },
        DEPARTMENT,
      );
    expect(take('', '2026-09-30')).toMatchObject({ code: 'reason_required' });
    expect(take('现场勘察', '')).toMatchObject({ code: 'reason_required' });
    expect(take('现场勘察', '2020-09-30')).toMatchObject({ code: 'due_in_past' });
    expect(take('现场勘察', '2026-09-30').ok).toBe(true);
    expect(world.room.questions.byId[questionId]?.settled).toMatchObject({
      how: 'taken',
      unitId: 'u_housing1',
    });
  });

  it('[Q19] after the end nobody is marked as answering, and a closed session stays as it is', () => {
    const world = liveWorld();
    const questionId = publishedQuestion(world);
    world.do('questions:markAnswered', { questionId, text: '已答' });
    world.do('sessions:end', {});
    const answering = world.run('questions:setAnswering', { questionId, unitId: 'u_housing1' });
    expect(answering).toMatchObject({ code: 'session_ended' });
    world.do('sessions:close', {}, anActor('committee'));
    expect(world.run('questions:markAnswered', { questionId, text: '' })).toMatchObject({
      code: 'wrong_state',
    });
    expect(world.run('questions:route', { questionId, unitIds: [] })).toMatchObject({ code: 'wrong_state' });
  });

  it('[Q17] the contact is sealed before it is part of an event', () => {
    const world = liveWorld();
    world.do('questions:ask', aQuestion(), CITIZEN);
    expect(world.sealed).toEqual([CONTACT]);
    expect(JSON.stringify(world.log)).not.toContain(CONTACT);
  });
});
