/** Rules K15-K17: how items leave the board. */
import { describe, expect, it } from 'vitest';
import { coverage } from '#shared/features/compile/coverage.ts';
import {
  aComment,
  CLERK,
  COMMITTEE,
  DUE,
  dispatchedWorld,
  draft,
  endedWorld,
  itemOf,
  triage,
} from '#tests/support/board-world.ts';
import { aQuestion, liveWorld, publishedQuestion } from '#tests/support/world.ts';
import { compileDeciders } from './decide.ts';

describe('leaving the board', () => {
  it('[K15] refuses to dispatch what is not ready', () => {
    const world = liveWorld();
    const key = `q:${publishedQuestion(world)}`;
    const itemId = draft(world, [key]);
    const dispatch = (due = DUE) => world.run('compile:dispatch', { itemId, due }, COMMITTEE);
    expect(dispatch()).toMatchObject({ code: 'wrong_state' });
    world.do('sessions:end', {});
    expect(dispatch()).toMatchObject({ code: 'not_triaged' });
    triage(world, itemId, 'onsite');
    expect(dispatch()).toMatchObject({ code: 'wrong_state' });
    triage(world, itemId, 'upward', null);
    expect(dispatch()).toMatchObject({ code: 'lead_unit_missing' });
    triage(world, itemId, 'upward');
    expect(dispatch('2026-05-31')).toMatchObject({ code: 'due_in_past' });
    expect(dispatch('2026-06-01').ok).toBe(true);
    expect(dispatch()).toMatchObject({ code: 'wrong_state' });
  });

  it('[K15] begins a stream that holds all sources, merged ones too, and quotes only what was public', () => {
    const { world, keys } = endedWorld();
    const hidden = world.do('questions:ask', aQuestion({ channel: 'phone', text: '未公开的话' }), CLERK);
    world.do('compile:pick', { commentIds: ['c_comment1'] }, CLERK, { comments: [aComment()] });
    const itemId = draft(world, [keys[0], `q:${hidden.questionId}`]);
    const from = draft(world, ['c:c_comment1']);
    world.do('compile:merge', { intoId: itemId, fromId: from }, CLERK);
    triage(world, itemId);
    const facts = { ...world.facts(COMMITTEE), supporters: 12 };
    const decided = compileDeciders['compile:dispatch'](world.room, { itemId, due: DUE }, facts);
    const begun = decided.ok ? decided.value.begins?.[0] : undefined;
    expect(begun?.itemId).toBe(itemId);
    expect(begun?.events).toMatchObject([
      {
        type: 'followup.begun',
        brief: {
          itemId,
          no: 1,
          supporters: 12,
          lead: { id: 'u_housing1', name: '住建局' },
          route: 'unit',
          due: DUE,
          sources: [
            { key: keys[0], text: '路灯为什么不亮', shown: true },
            { key: `q:${hidden.questionId}`, shown: false },
            { key: 'c:c_comment1', no: 7, shown: false },
          ],
        },
      },
    ]);
  });

  it('[K16] begins the handling of the session with the first dispatch', () => {
    const { world, keys } = dispatchedWorld();
    expect(world.room.session.status).toBe('handling');
    expect(world.last.events.map(({ event }) => event.type)).toEqual([
      'compile.dispatched',
      'session.handlingBegun',
    ]);
    const second = draft(world, [keys[2]]);
    triage(world, second, 'report');
    world.do('compile:dispatch', { itemId: second, due: DUE }, COMMITTEE);
    expect(world.last.events.map(({ event }) => event.type)).toEqual(['compile.dispatched']);
  });

  it('[K17] finishes on the spot with the answer that was given', () => {
    const { world, keys } = endedWorld();
    const itemId = draft(world, [keys[0]]);
    const finish = () => world.run('compile:finishOnsite', { itemId, text: '当场已说明' }, CLERK);
    expect(finish()).toMatchObject({ code: 'not_triaged' });
    triage(world, itemId, 'unit');
    expect(finish()).toMatchObject({ code: 'wrong_state' });
    triage(world, itemId, 'onsite', null);
    expect(finish().ok).toBe(true);
    expect(itemOf(world, itemId)).toMatchObject({ status: 'finished', answer: '当场已说明' });
    world.do('compile:removeItem', { itemId }, CLERK);
    expect(coverage(world.room).open).toContain(keys[0]);
  });
});
