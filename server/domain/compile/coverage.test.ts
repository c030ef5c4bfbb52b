/** Rules K12, K13: where every submission stands, as rooms come to be by commands. */
import { describe, expect, it } from 'vitest';
import { coverage } from '#shared/features/compile/coverage.ts';
import { aComment, CLERK, draft, endedWorld } from '#tests/support/board-world.ts';
import {
  aQuestion,
  CITIZEN,
  DEPARTMENT,
  liveWorld,
  publishedQuestion,
  REVIEWER,
} from '#tests/support/world.ts';

describe('coverage', () => {
  it('[K12] counts every question and every picked comment once', () => {
    const { world, keys } = endedWorld();
    const asked = world.do('questions:ask', aQuestion({ channel: 'phone' }), CLERK);
    world.do('compile:pick', { commentIds: ['c_comment1'] }, CLERK, { comments: [aComment()] });
    draft(world, [keys[0]]);
    expect(coverage(world.room)).toEqual({
      total: 5,
      settled: 1,
      byKind: { item: 1, live: 0, reason: 0, returned: 0, open: 4 },
      open: [keys[1], keys[2], `q:${asked.questionId}`, 'c:c_comment1'],
    });
  });

  it('[K13] takes answers of the session as answered live, and returns as reasons, but lets no promise get lost', () => {
    const world = liveWorld();
    const marked = publishedQuestion(world);
    world.do('questions:markAnswered', { questionId: marked, text: '' });
    const answered = publishedQuestion(world);
    const promised = publishedQuestion(world);
    for (const questionId of [answered, promised])
      world.do('questions:route', { questionId, unitIds: ['u_housing1'] });
    world.do('questions:answer', { questionId: answered, text: '已说明', commitment: null }, DEPARTMENT);
    const commitment = { measure: '换灯', due: '2026-09-01', owner: '' };
    world.do('questions:answer', { questionId: promised, text: '会换', commitment }, DEPARTMENT);
    const taken = publishedQuestion(world);
    world.do('questions:route', { questionId: taken, unitIds: ['u_housing1'] });
    world.do('questions:takeAway', { questionId: taken, unitId: 'u_housing1', commitment });
    const { questionId: returned } = world.do('questions:ask', aQuestion(), CITIZEN);
    world.do('questions:return', { questionId: returned, reason: 'unclear', note: '' }, REVIEWER);
    world.do('sessions:end', {});
    const found = coverage(world.room);
    expect(found.byKind).toEqual({ item: 0, live: 2, reason: 0, returned: 1, open: 2 });
    expect(found.open).toEqual([`q:${promised}`, `q:${taken}`]);
    draft(world, [`q:${marked}`, `q:${returned}`]);
    expect(coverage(world.room).byKind).toMatchObject({ item: 2, live: 1, returned: 0 });
  });
});
