/** The three axes over random lives of an item: rules F3, F10, F12. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, SATISFACTIONS } from '#shared/features/followups/state.ts';
import {
  AUTHOR,
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  OTHER_OFFICER,
  REPORT,
  SUPERVISOR,
} from '#tests/support/item-world.ts';

const ITEM = { itemId: ITEM_ID };
const HOUSING = 'u_housing1';

const orders = fc.array(
  fc.record({
    name: fc.constantFrom(
      'accept',
      'return',
      'refuse',
      'redispatch',
      'plan',
      'reply',
      'progress',
      'sendBack',
      'publish',
      'rate',
      'urge',
      'close',
    ),
    outcome: fc.constantFrom(...OUTCOMES),
    word: fc.constantFrom(...SATISFACTIONS),
    flag: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);
type Order =
  typeof orders extends fc.Arbitrary<infer L> ? (L extends readonly (infer O)[] ? O : never) : never;

const ACTS: Record<string, (world: ItemWorld, order: Order) => unknown> = {
  accept: (world) =>
    world.run('followups:accept', { ...ITEM, handler: '张工', leader: '刘' }, officer(world)),
  return: (world) => world.run('followups:return', { ...ITEM, reason: '不属' }, officer(world)),
  refuse: (world) => world.run('followups:refuseReturn', { ...ITEM, reason: '属' }, COMMITTEE),
  redispatch: (world, { flag }) =>
    world.run(
      'followups:redispatch',
      { ...ITEM, leadUnitId: flag ? HOUSING : 'u_traffic1', coUnitIds: [], due: '2026-07-01', note: '' },
      COMMITTEE,
    ),
  plan: (world) =>
    world.run('followups:plan', { ...ITEM, measure: '换', due: '2026-07-01', owner: '张' }, officer(world)),
  reply: (world, { outcome }) => world.run('followups:reply', { ...REPORT, outcome }, officer(world)),
  progress: (world, { outcome }) => world.run('followups:progress', { ...REPORT, outcome }, officer(world)),
  sendBack: (world) => world.run('followups:sendBack', { ...ITEM, reason: '补充' }, SUPERVISOR),
  publish: (world, { outcome }) => world.run('followups:publish', { ...ITEM, outcome }, SUPERVISOR),
  rate: (world, { word, flag }) => {
    world.authorKey = flag ? 'q:q_question1' : 'q:q_question2';
    return world.run(
      'followups:rate',
      { receipt: '7F3K-29QD-M4XV', handling: word, result: 'basic', comment: '' },
      AUTHOR,
    );
  },
  urge: (world) => world.run('followups:urge', { ...ITEM, text: '抓紧' }, COMMITTEE),
  // Closing is the end: seldom, so that lives are long.
  close: (world, { flag, word }) =>
    flag && word === 'basic' ? world.run('followups:close', ITEM, COMMITTEE) : undefined,
};

/** An officer of the department that leads now. */
function officer(world: ItemWorld) {
  return world.item.lead.id === HOUSING ? OFFICER : OTHER_OFFICER;
}

describe('lives of an item', () => {
  it('[F10] move the outcome only by publishing, and lose no reply', () => {
    fc.assert(
      fc.property(orders, (life) => {
        const world = new ItemWorld();
        for (const order of life) {
          const before = world.item;
          const known = world.log.length;
          ACTS[order.name]?.(world, order);
          const happened = world.log.slice(known).map(({ event }) => event.type);
          if (!happened.includes('followup.published')) expect(world.item.outcome).toBe(before.outcome);
          expect(world.item.replies.slice(0, before.replies.length)).toEqual(before.replies);
          expect(world.item.steps).toHaveLength(world.log.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[F12] reopen once at most, and count each author once per reply', () => {
    fc.assert(
      fc.property(orders, (life) => {
        const world = new ItemWorld();
        for (const order of life) ACTS[order.name]?.(world, order);
        const reopened = world.log.filter(({ event }) => event.type === 'followup.reopened');
        expect(reopened.length).toBeLessThanOrEqual(1);
        const rated = world.item.ratings.map(({ key, replyNo }) => `${key} ${replyNo}`);
        expect(new Set(rated).size).toBe(rated.length);
      }),
      { numRuns: 200 },
    );
  });

  it('[F3] a closed item stays as it is', () => {
    fc.assert(
      fc.property(orders, (life) => {
        const world = new ItemWorld().accept().reply().publish();
        world.do('followups:close', ITEM, COMMITTEE);
        const closed = world.item;
        for (const order of life) ACTS[order.name]?.(world, order);
        expect(world.item).toBe(closed);
      }),
      { numRuns: 50 },
    );
  });
});
