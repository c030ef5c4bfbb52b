/** Rule F23: lists and flags of the desks. */
import { describe, expect, it } from 'vitest';
import { createChineseDaysCalendar } from '#server/adapters/chinese-days/work-calendar.ts';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aStoredItem, storeSession } from '#tests/support/item-store.ts';
import {
  AUTHOR,
  aBrief,
  COMMITTEE,
  ITEM_ID,
  ItemWorld,
  OFFICER,
  publishedItem,
  RATING,
} from '#tests/support/item-world.ts';
import { anActor, CITIZEN, liveWorld } from '#tests/support/world.ts';
import { createDeskQueries } from './desk-queries.ts';

const DAY = '2026-06-16T04:00:00.000Z';

describe('the desks', () => {
  async function deskWith(...items: readonly ItemWorld[]) {
    const store = createMemoryEventStore();
    await storeSession(store, liveWorld().room);
    for (const item of items) await aStoredItem(store, item);
    return createDeskQueries({ store, clock: createFakeClock(DAY), calendar: createChineseDaysCalendar() });
  }
  const ids = async (list: ReturnType<Awaited<ReturnType<typeof deskWith>>['list']>) => {
    const found = await list;
    return found.ok ? found.value.items.map(({ itemId }) => itemId) : found.code;
  };
  const second = () =>
    new ItemWorld(
      aBrief({
        itemId: 'i_item0002',
        no: 2,
        due: '2026-06-18',
        lead: { id: 'u_gasworks', name: '燃气公司' },
        coUnits: [],
      }),
    );

  it('[F23] a department lists what it leads or helps with, the body all, strangers nothing', async () => {
    const desk = await deskWith(new ItemWorld(), second());
    expect(await ids(desk.list(COMMITTEE))).toEqual([ITEM_ID, 'i_item0002']);
    expect(await ids(desk.list(OFFICER))).toEqual([ITEM_ID]);
    expect(await ids(desk.list(anActor('department', { unitId: 'u_gasworks' })))).toEqual(['i_item0002']);
    expect(await ids(desk.list(anActor('committee', { tenantId: 't_elsewhere' })))).toEqual([]);
    expect(await ids(desk.list(CITIZEN))).toBe('sign_in_required');
    expect(await desk.detail(OFFICER, 'i_item0002')).toMatchObject({ code: 'not_found' });
    expect(await desk.detail(OFFICER, ITEM_ID)).toMatchObject({
      ok: true,
      value: { item: { title: '修复老城区路灯' } },
    });
  });

  it('[F23] flags what is overdue, due soon, promised and returnable, and filters by it', async () => {
    const published = publishedItem({ outcome: 'planned', due: '2026-06-10' });
    const third = new ItemWorld(aBrief({ itemId: 'i_item0003', no: 3, due: '2026-06-30' })).goTo(
      '2026-06-15',
    );
    third.do(
      'followups:redispatch',
      { itemId: 'i_item0003', leadUnitId: 'u_housing1', coUnitIds: [], due: '2026-06-30', note: '' },
      COMMITTEE,
    );
    const desk = await deskWith(published, second(), third);
    expect(await ids(desk.list(COMMITTEE, { flag: 'promiseOverdue' }))).toEqual([ITEM_ID]);
    expect(await ids(desk.list(COMMITTEE, { flag: 'dueSoon' }))).toEqual(['i_item0002']);
    expect(await ids(desk.list(COMMITTEE, { flag: 'overdue' }))).toEqual([]);
    expect(await ids(desk.list(COMMITTEE, { unitId: 'u_gasworks' }))).toEqual(['i_item0002']);
    expect(await ids(desk.list(COMMITTEE, { process: 'published' }))).toEqual([ITEM_ID]);
    expect(await ids(desk.list(COMMITTEE, { sessionId: 's_other001' }))).toEqual([]);
    expect(await desk.detail(OFFICER, 'i_item0003')).toMatchObject({
      value: { flags: { returnUntil: '2026-06-18', workingDaysLeft: 9 } },
    });
    expect(await desk.detail(COMMITTEE, 'i_item0002')).toMatchObject({
      value: { flags: { returnUntil: null, workingDaysLeft: 2 } },
    });
    const all = await desk.list(COMMITTEE);
    expect(all.ok && all.value.counts).toMatchObject({
      byProcess: { dispatched: 2, published: 1 },
      overdue: 0,
    });
  });

  it('[F23] tells authors of ratings apart for a department, so that the worst word is the right one', async () => {
    const item = publishedItem();
    item.do('followups:rate', { ...RATING, result: 'basic' }, AUTHOR);
    item.authorKey = 'q:q_question2';
    item.do('followups:rate', RATING, AUTHOR);
    const list = await (await deskWith(item)).list(OFFICER);
    expect(list.ok && list.value.items[0]?.worstRating).toBe('basic');
  });
});
