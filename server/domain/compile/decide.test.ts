/** Rules K1-K11: work on the board. */
import { describe, expect, it } from 'vitest';
import { coverage } from '#shared/features/compile/coverage.ts';
import { sourcesOf } from '#shared/features/compile/state.ts';
import {
  aComment,
  CLERK,
  dispatchedWorld,
  draft,
  endedWorld,
  itemOf,
  triage,
} from '#tests/support/board-world.ts';
import { liveWorld, publishedQuestion } from '#tests/support/world.ts';

describe('the board', () => {
  it('[K1] is worked on from going live until the session is closed', () => {
    const world = liveWorld();
    const key = `q:${publishedQuestion(world)}`;
    expect(world.run('compile:draftItem', { keys: [key], title: '路灯' }, CLERK).ok).toBe(true);
    const closed = { ...world.room, session: { ...world.room.session, status: 'closed' as const } };
    world.room = closed;
    const attempts = [
      world.run('compile:pick', { commentIds: ['c_comment1'] }, CLERK, { comments: [aComment()] }),
      world.run('compile:settle', { key, how: 'live', reason: '' }, CLERK),
      world.run('compile:unsettle', { key }, CLERK),
      world.run('compile:draftItem', { keys: [key], title: '路灯' }, CLERK),
      world.run('compile:unpick', { commentId: 'c_comment1' }, CLERK),
      world.run('compile:removeItem', { itemId: 'i_00000001' }, CLERK),
    ];
    for (const attempt of attempts) expect(attempt).toMatchObject({ code: 'wrong_state' });
    expect(world.room).toBe(closed);
  });

  it('[K3] keeps picked comments without their author, once', () => {
    const { world } = endedWorld();
    const extra = { comments: [aComment({ authorId: 'p_secret01' })] };
    world.do('compile:pick', { commentIds: ['c_comment1', 'c_comment1'] }, CLERK, extra);
    expect(world.room.compile.picked).toEqual({ c_comment1: aComment() });
    world.do('compile:pick', { commentIds: ['c_comment1'] }, CLERK, {
      comments: [aComment({ text: '变了' })],
    });
    expect(world.last.events).toEqual([]);
    expect(
      world.run('compile:pick', { commentIds: ['c_comment1', 'c_nothere1'] }, CLERK, extra),
    ).toMatchObject({ code: 'not_found' });
  });

  it('[K4] unpicks a comment only while it is in no item and not settled', () => {
    const { world } = endedWorld();
    const extra = { comments: [aComment(), aComment({ id: 'c_comment2' })] };
    world.do('compile:pick', { commentIds: ['c_comment1', 'c_comment2'] }, CLERK, extra);
    draft(world, ['c:c_comment1']);
    world.do('compile:settle', { key: 'c:c_comment2', how: 'reason', reason: '重复' }, CLERK);
    expect(world.run('compile:unpick', { commentId: 'c_comment1' }, CLERK)).toMatchObject({
      code: 'already_compiled',
    });
    expect(world.run('compile:unpick', { commentId: 'c_comment2' }, CLERK)).toMatchObject({
      code: 'wrong_state',
    });
    expect(world.run('compile:unpick', { commentId: 'c_comment3' }, CLERK)).toMatchObject({
      code: 'not_found',
    });
    world.do('compile:unsettle', { key: 'c:c_comment2' }, CLERK);
    world.do('compile:unpick', { commentId: 'c_comment2' }, CLERK);
    expect(Object.keys(world.room.compile.picked)).toEqual(['c_comment1']);
  });

  it('[K5] drafts items from free submissions and never gives a number twice', () => {
    const { world, keys } = endedWorld();
    const first = draft(world, [keys[0], keys[0]]);
    expect(itemOf(world, first)).toMatchObject({ no: 1, keys: [keys[0]], status: 'open' });
    world.do('compile:settle', { key: keys[1], how: 'live', reason: '' }, CLERK);
    const code = (key: string) => world.run('compile:draftItem', { keys: [key], title: '又一件' }, CLERK);
    expect(code(keys[0])).toMatchObject({ code: 'already_compiled' });
    expect(code(keys[1])).toMatchObject({ code: 'wrong_state' });
    expect(code('q:q_nothere1')).toMatchObject({ code: 'not_found' });
    expect(code('c:c_nothere1')).toMatchObject({ code: 'not_found' });
    expect(world.run('compile:addSources', { itemId: first, keys: [keys[1]] }, CLERK)).toMatchObject({
      code: 'wrong_state',
    });
    world.do('compile:removeItem', { itemId: first }, CLERK);
    expect(itemOf(world, draft(world, [keys[0]])).no).toBe(2);
  });

  it('[K6] takes a submission out again, but not the last and not a merged one', () => {
    const { world, keys } = endedWorld();
    const into = draft(world, [keys[0], keys[1]]);
    const from = draft(world, [keys[2]]);
    world.do('compile:merge', { intoId: into, fromId: from }, CLERK);
    const remove = (key: string) => world.run('compile:removeSource', { itemId: into, key }, CLERK);
    expect(remove(keys[2])).toMatchObject({ code: 'wrong_state' });
    expect(remove('q:q_nothere1')).toMatchObject({ code: 'not_compiled' });
    expect(remove(keys[1]).ok).toBe(true);
    expect(remove(keys[0])).toMatchObject({ code: 'wrong_state' });
    expect(coverage(world.room).open).toEqual([keys[1]]);
  });

  it('[K7] merges open items whole, never one with itself', () => {
    const { world, keys } = endedWorld();
    const into = draft(world, [keys[0]]);
    const from = draft(world, [keys[1], keys[2]], '燃气');
    triage(world, from, 'report');
    const absorbed = itemOf(world, from);
    expect(world.run('compile:merge', { intoId: into, fromId: into }, CLERK)).toMatchObject({
      code: 'conflict',
    });
    world.do('compile:merge', { intoId: into, fromId: from }, CLERK);
    expect(sourcesOf(itemOf(world, into))).toEqual(keys);
    expect(itemOf(world, into).absorbed).toEqual([absorbed]);
    expect(world.room.compile.items[from]).toBeUndefined();
    expect(world.run('compile:merge', { intoId: into, fromId: from }, CLERK)).toMatchObject({
      code: 'not_found',
    });
  });

  it('[K8] undoes a merge exactly, and later edits stay with the other item', () => {
    const { world, keys } = endedWorld();
    const into = draft(world, [keys[0]]);
    const from = draft(world, [keys[1]], '燃气');
    const before = itemOf(world, from);
    world.do('compile:merge', { intoId: into, fromId: from }, CLERK);
    world.do('compile:edit', { itemId: into, title: '路灯与燃气', summary: '两件事' }, CLERK);
    world.do('compile:addSources', { itemId: into, keys: [keys[2]] }, CLERK);
    world.do('compile:unmerge', { intoId: into, fromId: from }, CLERK);
    expect(itemOf(world, from)).toEqual(before);
    expect(itemOf(world, into)).toMatchObject({
      title: '路灯与燃气',
      keys: [keys[0], keys[2]],
      absorbed: [],
    });
    expect(world.run('compile:unmerge', { intoId: into, fromId: from }, CLERK)).toMatchObject({
      code: 'not_found',
    });
  });

  it('[K9] leaves what was dispatched alone, and gives submissions back when an item is removed', () => {
    const { world, keys, itemId } = dispatchedWorld();
    const other = draft(world, [keys[2]]);
    const attempts = [
      world.run('compile:edit', { itemId, title: '改', summary: '' }, CLERK),
      triage(world, itemId),
      world.run('compile:removeItem', { itemId }, CLERK),
      world.run('compile:addSources', { itemId, keys: [keys[2]] }, CLERK),
      world.run('compile:removeSource', { itemId, key: keys[0] }, CLERK),
      world.run('compile:merge', { intoId: itemId, fromId: other }, CLERK),
      world.run('compile:merge', { intoId: other, fromId: itemId }, CLERK),
      world.run('compile:unmerge', { intoId: itemId, fromId: other }, CLERK),
      world.run('compile:finishOnsite', { itemId, text: '答' }, CLERK),
    ];
    for (const attempt of attempts) expect(attempt).toMatchObject({ code: 'wrong_state' });
    world.do('compile:removeItem', { itemId: other }, CLERK);
    expect(coverage(world.room).open).toEqual([keys[2]]);
  });

  it('[K9] does not remove an item that holds merged ones', () => {
    const { world, keys } = endedWorld();
    const into = draft(world, [keys[0]]);
    const from = draft(world, [keys[1]]);
    world.do('compile:merge', { intoId: into, fromId: from }, CLERK);
    expect(world.run('compile:removeItem', { itemId: into }, CLERK)).toMatchObject({ code: 'wrong_state' });
  });

  it('[K10] triages to known departments, none of them twice', () => {
    const { world, keys } = endedWorld();
    const itemId = draft(world, [keys[0]]);
    const send = (leadUnitId: string, coUnitIds: string[]) =>
      world.run('compile:triage', { itemId, route: 'unit', leadUnitId, coUnitIds, note: '' }, CLERK);
    expect(send('u_unknown1', [])).toMatchObject({ code: 'not_found' });
    expect(send('u_housing1', ['u_unknown1'])).toMatchObject({ code: 'not_found' });
    expect(send('u_housing1', ['u_housing1'])).toMatchObject({ code: 'conflict' });
    expect(send('u_housing1', ['u_traffic1', 'u_traffic1']).ok).toBe(true);
    expect(itemOf(world, itemId).triage).toEqual({
      route: 'unit',
      lead: { id: 'u_housing1', name: '住建局' },
      coUnits: [{ id: 'u_traffic1', name: '交警大队' }],
      note: '',
    });
  });

  it('[K11] settles without an item, with a reason where one is needed', () => {
    const { world, keys } = endedWorld();
    draft(world, [keys[0]]);
    const settle = (key: string, how: 'live' | 'reason', reason = '') =>
      world.run('compile:settle', { key, how, reason }, CLERK);
    expect(settle(keys[0], 'live')).toMatchObject({ code: 'already_compiled' });
    expect(settle(keys[1], 'reason')).toMatchObject({ code: 'reason_required' });
    expect(settle('q:q_nothere1', 'live')).toMatchObject({ code: 'not_found' });
    expect(settle(keys[1], 'reason', '已在别处解决').ok).toBe(true);
    expect(coverage(world.room).byKind).toMatchObject({ item: 1, reason: 1, open: 1 });
    world.do('compile:unsettle', { key: keys[1] }, CLERK);
    expect(world.run('compile:unsettle', { key: keys[1] }, CLERK)).toMatchObject({ code: 'not_found' });
    expect(coverage(world.room).byKind).toMatchObject({ reason: 0, open: 2 });
  });
});
