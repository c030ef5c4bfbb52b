/** Rules F8-F11: replies, their review and publication. */
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '#shared/features/followups/state.ts';
import {
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  publishedItem,
  REPORT,
  SUPERVISOR,
} from '#tests/support/item-world.ts';

const ITEM = { itemId: ITEM_ID };

describe('replies', () => {
  it.each(['underway', 'planned'] as const)('[F8] %s needs a measure and a date', (outcome) => {
    const world = new ItemWorld().accept();
    const reply = (measure: string, due: string) =>
      world.run('followups:reply', { ...REPORT, outcome, measure, due }, OFFICER);
    expect(reply('', '2026-07-01')).toMatchObject({ code: 'commitment_required' });
    expect(reply('更换灯具', '')).toMatchObject({ code: 'commitment_required' });
    expect(reply('更换灯具', '2020-07-01')).toMatchObject({ code: 'due_in_past' });
    expect(reply('更换灯具', '2026-07-01').ok).toBe(true);
  });

  it('[F8] 暂时不能解决 needs an explanation', () => {
    const world = new ItemWorld().accept();
    const reply = (text: string) =>
      world.run('followups:reply', { ...REPORT, outcome: 'cannot', text, measure: '' }, OFFICER);
    expect(reply('没有钱')).toMatchObject({ code: 'reason_required' });
    expect(reply('该路段明年整体改造，届时一并更换').ok).toBe(true);
  });

  it('[F8] is not public before it is published', () => {
    const world = new ItemWorld().accept().reply();
    expect(world.item).toMatchObject({
      process: 'review',
      outcome: null,
      replies: [],
      draft: { text: REPORT.text },
    });
  });

  it('[F9] sent back keeps text and reason, and the process it came from', () => {
    const world = new ItemWorld().accept();
    world.do('followups:plan', { ...ITEM, measure: '换灯', due: '2026-07-01', owner: '张工' }, OFFICER);
    world.reply().do('followups:sendBack', { ...ITEM, reason: '时限不明' }, SUPERVISOR);
    expect(world.item).toMatchObject({
      process: 'handling',
      draft: { text: REPORT.text, sentBack: '时限不明' },
    });
    world.reply({ text: '七月一日前完成' });
    expect(world.item).toMatchObject({
      process: 'review',
      draft: { text: '七月一日前完成', sentBack: null },
    });
  });

  it.each(OUTCOMES)('[F10] the reviewer publishes with %s, whatever was reported', (outcome) => {
    const world = new ItemWorld().accept().reply().publish(outcome);
    expect(world.item).toMatchObject({ process: 'published', outcome, draft: null });
    expect(world.item.replies).toMatchObject([
      { no: 1, outcome, unit: { name: '住建局' }, text: REPORT.text },
    ]);
  });

  it('[F10] the demands of an outcome hold for the corrected one', () => {
    const world = new ItemWorld().accept().reply({ measure: '', due: '' });
    const publish = (outcome: 'planned' | 'reference') =>
      world.run('followups:publish', { ...ITEM, outcome }, COMMITTEE);
    expect(publish('planned')).toMatchObject({ code: 'commitment_required' });
    expect(publish('reference').ok).toBe(true);
  });

  it('[F11] progress goes through review, and the published reply stands until then', () => {
    const world = publishedItem({ outcome: 'underway' });
    world.do('followups:progress', { ...REPORT, text: '已全部完工' }, OFFICER);
    expect(world.item).toMatchObject({ process: 'review', outcome: 'underway' });
    world.do('followups:sendBack', { ...ITEM, reason: '附验收单' }, COMMITTEE);
    expect(world.item.process).toBe('published');
    world.do('followups:progress', { ...REPORT, text: '已全部完工，附验收单' }, OFFICER);
    world.publish('done');
    expect(world.item).toMatchObject({ process: 'published', outcome: 'done' });
    expect(world.item.replies.map(({ no, kind }) => [no, kind])).toEqual([
      [1, 'reply'],
      [2, 'progress'],
    ]);
  });
});
