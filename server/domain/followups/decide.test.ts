/** Rules F3-F7, F12-F14: the way of an item. */
import { describe, expect, it } from 'vitest';
import type { FollowupState } from '#shared/features/followups/state.ts';
import {
  AUTHOR,
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  publishedItem,
  RATING,
  REPORT,
  SUPERVISOR,
} from '#tests/support/item-world.ts';

const ITEM = { itemId: ITEM_ID };
const PLAN = { ...ITEM, measure: '分批更换', due: '2026-07-01', owner: '张工' };
const AGAIN = { ...ITEM, leadUnitId: 'u_traffic1', coUnitIds: [], due: '2026-06-20', note: '' };

const axes = ({ process, outcome, ratings }: FollowupState) => ({
  process,
  outcome,
  ratings: ratings.length,
});

describe('dispatch and return', () => {
  it('[F3] refuses moves that the process does not allow, and changes nothing', () => {
    const world = new ItemWorld();
    const before = world.item;
    const attempts = [
      world.run('followups:refuseReturn', { ...ITEM, reason: '属你局职责' }, COMMITTEE),
      world.run('followups:plan', PLAN, OFFICER),
      world.run('followups:reply', REPORT, OFFICER),
      world.run('followups:progress', REPORT, OFFICER),
      world.run('followups:sendBack', { ...ITEM, reason: '不清楚' }, COMMITTEE),
      world.run('followups:publish', { ...ITEM, outcome: 'done' }, COMMITTEE),
      world.run('followups:rate', RATING, AUTHOR),
      world.run('followups:close', ITEM, COMMITTEE),
    ];
    for (const attempt of attempts) expect(attempt).toMatchObject({ code: 'wrong_state' });
    expect(world.item).toBe(before);
  });

  it('[F4] accepting names handler and leader, and ends the time for returning', () => {
    const world = new ItemWorld().accept();
    expect(world.item).toMatchObject({ process: 'accepted', handler: '张工', leader: '刘副局长' });
    expect(world.run('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER)).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('[F5] returns within three working days after dispatch, make-up days counted', () => {
    // Dispatched on Monday: Tuesday, Wednesday, Thursday.
    expect(
      new ItemWorld().goTo('2026-06-04').run('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER).ok,
    ).toBe(true);
    const late = new ItemWorld()
      .goTo('2026-06-05')
      .run('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER);
    expect(late).toMatchObject({ code: 'return_deadline_passed' });
  });

  it('[F5] counts the day in China, not in Greenwich', () => {
    const world = new ItemWorld();
    world.nowMs = Date.parse('2026-06-04T15:59:00Z');
    expect(world.run('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER).ok).toBe(true);
    const late = new ItemWorld();
    late.nowMs = Date.parse('2026-06-04T16:01:00Z');
    expect(late.run('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER)).toMatchObject({
      code: 'return_deadline_passed',
    });
  });

  it('[F6] a refused return stays with the department for good', () => {
    const world = new ItemWorld();
    world.do('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER);
    expect(world.item).toMatchObject({ process: 'returned', returnReason: '不属我局' });
    world.do('followups:refuseReturn', { ...ITEM, reason: '属你局职责' }, COMMITTEE);
    expect(world.item).toMatchObject({ process: 'dispatched', returnReason: null });
    expect(world.run('followups:return', { ...ITEM, reason: '还是不属' }, OFFICER)).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('[F6] dispatching again clears the department before and starts its clock anew', () => {
    const world = new ItemWorld();
    world.do('followups:return', { ...ITEM, reason: '不属我局' }, OFFICER);
    world.goTo('2026-06-08').do('followups:redispatch', AGAIN, COMMITTEE);
    expect(world.item).toMatchObject({
      process: 'dispatched',
      lead: { id: 'u_traffic1', name: '交警大队' },
      coUnits: [],
      due: '2026-06-20',
      dispatchedAt: '2026-06-08T04:00:00.000Z',
    });
    expect(world.item.steps.map((step) => step.kind)).toEqual([
      'followup.begun',
      'followup.returned',
      'followup.redispatched',
    ]);
    expect(world.run('followups:redispatch', { ...AGAIN, due: '2026-06-07' }, COMMITTEE)).toMatchObject({
      code: 'due_in_past',
    });
    expect(
      world.run('followups:redispatch', { ...AGAIN, leadUnitId: 'u_unknown1' }, COMMITTEE),
    ).toMatchObject({ code: 'not_found' });
  });

  it('[F7] a plan begins the handling', () => {
    const world = new ItemWorld().accept();
    expect(world.run('followups:plan', { ...PLAN, due: '2026-05-01' }, OFFICER)).toMatchObject({
      code: 'due_in_past',
    });
    world.do('followups:plan', PLAN, OFFICER);
    expect(world.item).toMatchObject({ process: 'handling', plan: { measure: '分批更换', owner: '张工' } });
  });
});

describe('rating, urging and closing', () => {
  it('[F12] is refused without a valid receipt of this item', () => {
    const world = publishedItem();
    world.authorKey = null;
    expect(world.run('followups:rate', RATING, AUTHOR)).toMatchObject({ code: 'not_found' });
  });

  it('[F12] counts once per reply, and moves neither process nor outcome while people are content', () => {
    const world = publishedItem();
    expect(world.do('followups:rate', { ...RATING, result: 'basic' }, AUTHOR)).toEqual({ reopened: false });
    expect(axes(world.item)).toEqual({ process: 'published', outcome: 'done', ratings: 1 });
    expect(world.run('followups:rate', RATING, AUTHOR)).toMatchObject({ code: 'already_rated' });
    world.authorKey = 'q:q_question2';
    expect(world.run('followups:rate', RATING, AUTHOR).ok).toBe(true);
  });

  it.each(['handling', 'result'] as const)(
    '[F12] dissatisfaction with the %s reopens once, with ten working days',
    (aspect) => {
      const world = publishedItem();
      expect(world.do('followups:rate', { ...RATING, [aspect]: 'dissatisfied' }, AUTHOR)).toEqual({
        reopened: true,
      });
      // Ten working days after the 1st of June 2026, without a holiday between.
      expect(world.item).toMatchObject({
        process: 'redo',
        outcome: 'done',
        reopened: true,
        due: '2026-06-15',
      });
      world.authorKey = 'q:q_question2';
      expect(world.run('followups:rate', RATING, AUTHOR)).toMatchObject({ code: 'wrong_state' });
      world.reply({ outcome: 'underway' }).publish('underway');
      expect(world.do('followups:rate', { ...RATING, result: 'dissatisfied' }, AUTHOR)).toEqual({
        reopened: false,
      });
      world.authorKey = 'q:q_question1';
      expect(world.do('followups:rate', RATING, AUTHOR)).toEqual({ reopened: false });
      expect(axes(world.item)).toEqual({ process: 'published', outcome: 'underway', ratings: 3 });
    },
  );

  it('[F12] reopening overtakes a report in review, whose text is kept', () => {
    const world = publishedItem({ outcome: 'underway' });
    world.do('followups:progress', { ...REPORT, text: '已完工' }, OFFICER);
    expect(world.do('followups:rate', { ...RATING, result: 'dissatisfied' }, AUTHOR)).toEqual({
      reopened: true,
    });
    expect(world.item).toMatchObject({ process: 'redo', draft: { text: '已完工', sentBack: '' } });
    expect(world.run('followups:publish', { ...ITEM, outcome: 'done' }, COMMITTEE)).toMatchObject({
      code: 'wrong_state',
    });
    world.do('followups:plan', PLAN, OFFICER);
    expect(world.item.process).toBe('redo');
  });

  it('[F13] urging moves no axis, and ends when the item is closed', () => {
    const world = publishedItem();
    const before = axes(world.item);
    world.do('followups:urge', { ...ITEM, text: '请抓紧' }, SUPERVISOR);
    expect(axes(world.item)).toEqual(before);
    expect(world.item.steps.at(-1)).toMatchObject({ kind: 'followup.urged', text: '请抓紧' });
    world.do('followups:close', ITEM, COMMITTEE);
    expect(world.run('followups:urge', { ...ITEM, text: '请抓紧' }, SUPERVISOR)).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('[F14] closes published items only, and keeps what they came to', () => {
    const world = publishedItem({ outcome: 'planned' });
    world.do('followups:close', ITEM, COMMITTEE);
    expect(axes(world.item)).toEqual({ process: 'closed', outcome: 'planned', ratings: 0 });
    expect(world.run('followups:close', ITEM, COMMITTEE)).toMatchObject({ code: 'wrong_state' });
    expect(world.run('followups:rate', RATING, AUTHOR)).toMatchObject({ code: 'wrong_state' });
  });
});
