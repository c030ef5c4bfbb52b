/** Whatever is done on the board, no submission is lost: rules K2, K8, K14 over random histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRoom, type RoomState } from '#shared/contract/room.ts';
import type { Comment } from '#shared/features/comments/state.ts';
import { coverage, submissionEnds } from '#shared/features/compile/coverage.ts';
import { EMPTY_BOARD, itemHolding, sourcesOf } from '#shared/features/compile/state.ts';
import { PUBLIC, STAFF, unitAudience } from '#shared/kernel/audience.ts';
import {
  anActor,
  aQuestion,
  CITIZEN,
  liveWorld,
  publishedQuestion,
  REVIEWER,
  type World,
} from '#tests/support/world.ts';
import { presentCompile } from './present.ts';

const BOSS = anActor('administrator');

const NAMES = [
  'pick',
  'unpick',
  'draftItem',
  'addSources',
  'removeSource',
  'merge',
  'unmerge',
  'edit',
  'triage',
  'settle',
  'unsettle',
  'removeItem',
  'dispatch',
  'finishOnsite',
] as const;

/** `a` and `b` choose among what exists when the order is carried out. */
const orders = fc.array(
  fc.record({ name: fc.constantFrom(...NAMES), a: fc.nat(40), b: fc.nat(40), flag: fc.boolean() }),
  { minLength: 1, maxLength: 80 },
);
type Order =
  typeof orders extends fc.Arbitrary<infer O> ? (O extends readonly (infer E)[] ? E : never) : never;

/** Six submissions in every state that a question can be in, and a session that has ended. */
function boardWorld(): World {
  const world = liveWorld();
  publishedQuestion(world);
  publishedQuestion(world);
  const marked = publishedQuestion(world);
  world.do('questions:markAnswered', { questionId: marked, text: '已答' });
  const { questionId: returned } = world.do('questions:ask', aQuestion(), CITIZEN);
  world.do('questions:return', { questionId: returned, reason: 'unclear', note: '' }, REVIEWER);
  world.do('questions:ask', aQuestion(), CITIZEN);
  world.do('sessions:end', {});
  return world;
}

function at(list: readonly string[], index: number): string {
  return list[index % Math.max(1, list.length)] ?? 'i_unknown01';
}

/** All items, absorbed ones too. */
function itemIds(room: RoomState): readonly string[] {
  const all = Object.values(room.compile.items);
  return [...all.map(({ id }) => id), ...all.flatMap((item) => item.absorbed.map(({ id }) => id))];
}

/** What an order chose. */
interface Chosen {
  readonly itemId: string;
  readonly other: string;
  readonly key: string;
  readonly second: string;
  readonly comment: Comment;
  readonly flag: boolean;
}

const ACTS: Record<Order['name'], (world: World, chosen: Chosen) => unknown> = {
  pick: (world, { comment }) =>
    world.run('compile:pick', { commentIds: [comment.id] }, BOSS, { comments: [comment] }),
  unpick: (world, { comment }) => world.run('compile:unpick', { commentId: comment.id }, BOSS),
  draftItem: (world, { key, second, flag }) =>
    world.run('compile:draftItem', { keys: flag ? [key] : [key, second], title: '事项' }, BOSS),
  addSources: (world, { itemId, key }) => world.run('compile:addSources', { itemId, keys: [key] }, BOSS),
  removeSource: (world, { itemId, key }) => world.run('compile:removeSource', { itemId, key }, BOSS),
  merge: (world, { itemId, other }) => world.run('compile:merge', { intoId: itemId, fromId: other }, BOSS),
  unmerge: (world, { itemId, other }) =>
    world.run('compile:unmerge', { intoId: itemId, fromId: other }, BOSS),
  edit: (world, { itemId, key }) => world.run('compile:edit', { itemId, title: key, summary: '摘要' }, BOSS),
  triage: (world, { itemId, flag }) =>
    world.run(
      'compile:triage',
      { itemId, route: flag ? 'unit' : 'onsite', leadUnitId: 'u_housing1', coUnitIds: [], note: '' },
      BOSS,
    ),
  settle: (world, { key, flag }) =>
    world.run('compile:settle', { key, how: flag ? 'live' : 'reason', reason: '说明' }, BOSS),
  unsettle: (world, { key }) => world.run('compile:unsettle', { key }, BOSS),
  removeItem: (world, { itemId }) => world.run('compile:removeItem', { itemId }, BOSS),
  dispatch: (world, { itemId }) => world.run('compile:dispatch', { itemId, due: '2026-07-01' }, BOSS),
  finishOnsite: (world, { itemId }) => world.run('compile:finishOnsite', { itemId, text: '当场答复' }, BOSS),
};

function carryOut(world: World, { name, a, b, flag }: Order): void {
  const { room } = world;
  const keys = [
    ...Object.keys(room.questions.byId).map((id) => `q:${id}`),
    ...[0, 1, 2, 3].map((index) => `c:c_comment${index}`),
  ];
  ACTS[name](world, {
    itemId: at(itemIds(room), a),
    other: at(itemIds(room), b),
    key: at(keys, b),
    second: at(keys, a),
    comment: { id: `c_comment${a % 4}`, no: a, text: '留言', name: '网友', at: '', programmeMs: null },
    flag,
  });
}

/** Every submission stands in exactly one place, and no two items share one. */
function checkNothingLost(room: RoomState): void {
  const expected = [
    ...Object.keys(room.questions.byId).map((id) => `q:${id}`),
    ...Object.keys(room.compile.picked).map((id) => `c:${id}`),
  ];
  const held = Object.values(room.compile.items).flatMap(sourcesOf);
  expect(new Set(held).size).toBe(held.length);
  expect(expected).toEqual(expect.arrayContaining(held));
  const ends = submissionEnds(room);
  expect([...ends.keys()].toSorted()).toEqual(expected.toSorted());
  for (const [key, end] of ends) {
    expect(end === 'item').toBe(itemHolding(room.compile, key) !== null);
    if (room.compile.settled[key] !== undefined) expect(['live', 'reason']).toContain(end);
  }
  const { total, settled, byKind } = coverage(room);
  expect(Object.values(byKind).reduce((sum, count) => sum + count, 0)).toBe(total);
  expect(settled).toBe(total - byKind.open);
  for (const item of Object.values(room.compile.items)) expect(item.keys.length).toBeGreaterThan(0);
}

describe('histories of the board', () => {
  it('[K14] lose no submission, and put none into two places', () => {
    fc.assert(
      fc.property(orders, (history) => {
        const world = boardWorld();
        for (const order of history) {
          carryOut(world, order);
          checkNothingLost(world.room);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[K5] give every number once', () => {
    fc.assert(
      fc.property(orders, (history) => {
        const world = boardWorld();
        for (const order of history) carryOut(world, order);
        const numbers = world.log.flatMap(({ event }) =>
          event.type === 'compile.itemDrafted' ? [event.no] : [],
        );
        expect(numbers).toEqual(numbers.map((_no, index) => index + 1));
      }),
      { numRuns: 100 },
    );
  });

  it('[K8] merge, then unmerge, is the identity, also with edits of the other item in between', () => {
    fc.assert(
      fc.property(orders, fc.nat(40), fc.nat(40), fc.string(), (history, a, b, words) => {
        const world = boardWorld();
        for (const order of history) carryOut(world, order);
        const { compile } = world.room;
        const intoId = at(Object.keys(compile.items), a);
        const fromId = at(Object.keys(compile.items), b);
        if (!world.run('compile:merge', { intoId, fromId }, BOSS).ok) return;
        const merged = world.room;
        world.do('compile:unmerge', { intoId, fromId }, BOSS);
        expect(world.room.compile).toEqual(compile);
        world.room = merged;
        const edit = world.run(
          'compile:edit',
          { itemId: intoId, title: `题${words.slice(0, 5)}`, summary: words },
          BOSS,
        );
        world.do('compile:unmerge', { intoId, fromId }, BOSS);
        expect(world.room.compile.items[fromId]).toEqual(compile.items[fromId]);
        expect(world.room.compile.items[intoId]?.keys).toEqual(compile.items[intoId]?.keys);
        if (edit.ok) expect(world.room.compile.items[intoId]?.title).toMatch(/^题/);
      }),
      { numRuns: 200 },
    );
  });

  it('[K2] show nothing of the board to anybody but staff', () => {
    fc.assert(
      fc.property(orders, (history) => {
        const world = boardWorld();
        const start = world.room;
        const from = world.log.length;
        for (const order of history) carryOut(world, order);
        const events = world.log
          .slice(from)
          .flatMap(({ event }) => (event.type.startsWith('compile.') ? [event] : []));
        for (const audience of [PUBLIC, unitAudience('u_housing1')]) {
          expect(presentCompile.state(world.room.compile, audience)).toBe(EMPTY_BOARD);
          for (const event of events) {
            if (isBoardEvent(event)) expect(presentCompile.event(event, audience)).toBeNull();
          }
        }
        const followed = world.log.slice(from).reduce(applyRoom, start);
        expect(presentCompile.state(followed.compile, STAFF)).toEqual(world.room.compile);
      }),
      { numRuns: 50 },
    );
  });
});

function isBoardEvent(event: { readonly type: string }): event is Parameters<typeof presentCompile.event>[0] {
  return event.type.startsWith('compile.');
}
