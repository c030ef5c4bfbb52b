/** What the replay says of a session: rules KR1, KR4-KR6. */
import { describe, expect, it } from 'vitest';
import { presentEvents } from '#server/app/rooms/present-room.ts';
import { PUBLIC } from '#shared/kernel/audience.ts';
import {
  aQuestion,
  CITIZEN,
  DEPARTMENT,
  liveWorld,
  NO_COMMITMENT,
  publishedQuestion,
  REVIEWER,
  type World,
} from '#tests/support/world.ts';
import { recordOf } from './record.ts';

const START = Date.parse('2026-06-01T01:00:00Z');
const record = (world: World) => recordOf(presentEvents(world.log, PUBLIC));
const isoAfter = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
const clock = (world: World, seconds: number): void => {
  world.nowMs = START + seconds * 1000;
};

describe('the record of a session', () => {
  it('[KR4] comments and questions appear when they were passed, not when they were written', () => {
    const world = liveWorld();
    clock(world, 10);
    const { commentId } = world.do('comments:make', { text: '支持', name: '甲' }, CITIZEN);
    const { questionId } = world.do('questions:ask', aQuestion(), CITIZEN);
    clock(world, 40);
    world.do('comments:pass', { commentIds: [commentId] }, REVIEWER);
    clock(world, 50);
    world.do('questions:pass', { questionId }, REVIEWER);
    expect(record(world).talk).toMatchObject([
      { kind: 'comment', id: commentId, at: isoAfter(40), name: '甲', text: '支持' },
      { kind: 'question', id: questionId, at: isoAfter(50), no: 1, name: '王阿姨', place: '城关镇' },
    ]);
  });

  it('[KR1] what was never passed, or was deleted even after the end, does not appear', () => {
    const world = liveWorld({
      policy: { guests: 'comment', reviewQuestions: true, reviewComments: false },
    });
    const { commentId } = world.do('comments:make', { text: '不雅', name: '乙' }, CITIZEN);
    world.do('questions:ask', aQuestion({ text: '没有通过的' }), CITIZEN);
    world.do('sessions:end', {});
    expect(JSON.stringify(record(world))).toContain('不雅');
    const comment = world.room.comments.shown.find(({ id }) => id === commentId) ?? null;
    world.do('comments:delete', { commentId, reason: '不雅' }, REVIEWER, { comment });
    const words = JSON.stringify(record(world));
    expect(words).not.toContain('不雅');
    expect(words).not.toContain('没有通过的');
    expect(words).not.toContain('p_person');
  });

  it('[KR5][KR6] an answer has its chapter and its moment where the speaker began', () => {
    const world = liveWorld();
    world.do('sessions:enterStage', { stageId: 'interaction' });
    const questionId = publishedQuestion(world);
    world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    clock(world, 60);
    world.do('questions:setAnswering', { questionId, unitId: 'u_housing1' });
    clock(world, 180);
    world.do('questions:markAnswered', { questionId, text: '年底前完成' });
    const { chapters, moments, talk } = record(world);
    expect(moments).toEqual({ [questionId]: isoAfter(60) });
    expect(chapters).toMatchObject([
      { kind: 'stage', title: '开场', at: isoAfter(0) },
      { kind: 'stage', title: '互动', at: isoAfter(0) },
      { kind: 'question', at: isoAfter(60), no: 1, unitName: '住建局', title: aQuestion().text },
    ]);
    expect(talk.at(-1)).toMatchObject({ kind: 'answer', at: isoAfter(180), live: true, text: '年底前完成' });
  });

  it('[KR6] an answer in writing has the moment at which it was given; one after the end has none', () => {
    const world = liveWorld();
    const [first, second] = [publishedQuestion(world), publishedQuestion(world)];
    for (const questionId of [first, second])
      world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    clock(world, 30);
    const answer = { text: '已安排', commitment: NO_COMMITMENT };
    world.do('questions:answer', { questionId: first, ...answer }, DEPARTMENT);
    world.do('sessions:end', {});
    clock(world, 90);
    world.do('questions:answer', { questionId: second, ...answer }, DEPARTMENT);
    expect(record(world).moments).toEqual({ [first]: isoAfter(30) });
  });

  it('[KR4][KR5] a poll is a chapter when it opens and a result when it closes', () => {
    const world = liveWorld();
    const { pollId } = world.do('polls:prepare', {
      title: '您满意吗',
      type: 'single',
      config: { options: ['满意', '不满意'] },
      secret: true,
      results: 'after',
      electorate: 'all',
    });
    clock(world, 20);
    world.do('polls:open', { pollId });
    clock(world, 80);
    const tally = { counts: [3, 1] };
    world.do('polls:close', { pollId }, undefined, { counted: { tally, turnout: 4 } });
    const { chapters, talk } = record(world);
    expect(chapters.slice(1)).toMatchObject([{ kind: 'poll', at: isoAfter(20), title: '您满意吗' }]);
    expect(talk).toMatchObject([{ kind: 'poll', at: isoAfter(80), poll: { final: { tally, turnout: 4 } } }]);
  });
});
