/** Rules F15, F16: who sees what of an item. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AUTHOR,
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  publishedItem,
  RATING,
  REPORT,
} from '#tests/support/item-world.ts';
import { presentPublic, presentStaff, presentUnit } from './present.ts';

const ITEM = { itemId: ITEM_ID };

/** Words that were typed for other eyes than the public's. */
const INNER = [
  '内部批注',
  '未公开的话',
  '张工',
  '刘副局长',
  '不属我局',
  '属你局职责',
  '草稿文字',
  '时限不明',
  '催办文字',
  '评价文字',
  '计划文字',
  'a_account',
];

/** A life of an item with everything in it; `until` cuts it short. */
function lifeOf(until: number): ItemWorld {
  const world = new ItemWorld();
  const life = [
    () => world.do('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER),
    () => world.do('followups:refuseReturn', { ...ITEM, reason: '属你局职责' }, COMMITTEE),
    () => world.accept(),
    () =>
      world.do('followups:plan', { ...ITEM, measure: '计划文字', due: '2026-07-01', owner: '张工' }, OFFICER),
    () => world.do('followups:urge', { ...ITEM, text: '催办文字' }, COMMITTEE),
    () => world.reply({ text: '草稿文字', outcome: 'underway' }),
    () => world.do('followups:sendBack', { ...ITEM, reason: '时限不明' }, COMMITTEE),
    () => world.reply({ outcome: 'underway' }),
    () => world.publish('underway'),
    () => world.do('followups:progress', { ...REPORT, text: '草稿文字' }, OFFICER),
    () => world.do('followups:rate', { ...RATING, handling: 'dissatisfied', comment: '评价文字' }, AUTHOR),
    () => world.reply(),
    () => world.publish('done'),
    () => world.do('followups:rate', RATING, AUTHOR),
    () => world.do('followups:close', ITEM, COMMITTEE),
  ];
  for (const act of life.slice(0, until)) act();
  return world;
}

describe('what the public sees', () => {
  it('[F15] holds nothing that was typed for other eyes, at any time of an item', () => {
    fc.assert(
      fc.property(fc.nat(15), (until) => {
        const sent = JSON.stringify(presentPublic(lifeOf(until).item));
        for (const words of INNER) expect(sent).not.toContain(words);
      }),
    );
  });

  it('[F15] shows a returned item as dispatched, and one in review as it was before', () => {
    const shown = (until: number) => presentPublic(lifeOf(until).item).process;
    expect(shown(1)).toBe('dispatched');
    expect(shown(6)).toBe('handling');
    expect(shown(10)).toBe('published');
    expect(shown(12)).toBe('redo');
    expect(shown(15)).toBe('closed');
  });

  it('[F15] names public steps only, and counts each author once, by the latest rating', () => {
    const shown = presentPublic(lifeOf(15).item);
    expect(shown.steps.map((step) => step.kind)).toEqual([
      'followup.begun',
      'followup.accepted',
      'followup.urged',
      'followup.published',
      'followup.rated',
      'followup.reopened',
      'followup.published',
      'followup.rated',
      'followup.closed',
    ]);
    expect(shown.evaluation.handling).toEqual({ satisfied: 1, basic: 0, dissatisfied: 0 });
    expect(shown).toMatchObject({
      opinions: 2,
      supporters: 12,
      sources: [{ no: 3, text: '路灯为什么不亮' }],
    });
    expect(shown.replies).toHaveLength(2);
  });
});

describe('what offices see', () => {
  it('[F16] a department sees what it leads or helps with, and not who rated', () => {
    const world = publishedItem();
    world.do('followups:rate', { ...RATING, comment: '很好' }, AUTHOR);
    expect(presentUnit(world.item, 'u_gasworks')).toBeNull();
    for (const unitId of ['u_housing1', 'u_traffic1']) {
      const seen = presentUnit(world.item, unitId);
      expect(seen?.ratings).toMatchObject([{ key: 'author-1', comment: '很好' }]);
      expect(seen?.sources).toHaveLength(2);
    }
  });

  it('[F16] staff see all', () => {
    const { item } = lifeOf(15);
    expect(presentStaff(item)).toEqual(item);
  });
});
