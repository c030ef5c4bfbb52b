/** Rule F12 through the service: authors name their item by the receipt code alone. */
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import { CLERK, COMMITTEE, draft, endedWorld, triage } from '#tests/support/board-world.ts';
import { aStoredItem, serviceOn, storeSession } from '#tests/support/item-store.ts';
import { AUTHOR, aBrief, ItemWorld, OFFICER } from '#tests/support/item-world.ts';
import type { World } from '#tests/support/world.ts';

const WORDS = { handling: 'satisfied', result: 'dissatisfied', comment: '灯又坏了' } as const;

function receiptOf(world: World, key: string): string {
  return world.room.questions.byId[key.slice(2)]?.receipt ?? '';
}

/** Two questions in one item by a merge, its reply published; a third question in no item. */
async function publishedByMerge() {
  const { world, keys } = endedWorld();
  const itemId = draft(world, [keys[0]]);
  world.do('compile:merge', { intoId: itemId, fromId: draft(world, [keys[1]]) }, CLERK);
  triage(world, itemId);
  world.do('compile:dispatch', { itemId, due: '2026-06-15' }, COMMITTEE);
  const item = new ItemWorld(aBrief({ itemId }));
  item.do('followups:accept', { itemId, handler: '张工', leader: '刘副局长' }, OFFICER);
  const report = { itemId, text: '已修复', measure: '', due: '', owner: '', outcome: 'done' } as const;
  item.do('followups:reply', report, OFFICER);
  item.do('followups:publish', { itemId, outcome: 'done' }, COMMITTEE);
  const store = createMemoryEventStore();
  await storeSession(store, world.room);
  await aStoredItem(store, item);
  const service = serviceOn(store, { rooms: [world.room], date: '2026-06-16' });
  const rate = (receipt: string, commandId: string) =>
    service.execute({
      command: { name: 'followups:rate', payload: { receipt, ...WORDS } },
      commandId,
      actor: AUTHOR,
    });
  return { rate, service, itemId, receipts: keys.map((key) => receiptOf(world, key)) };
}

describe('rating by receipt', () => {
  it('[F12] finds the item, also of a question that came by a merge', async () => {
    const { rate, service, itemId, receipts } = await publishedByMerge();
    expect(await rate(receipts[1] ?? '', 'command-1')).toEqual({ ok: true, value: { reopened: true } });
    const item = await service.find(itemId);
    expect(item).toMatchObject({ process: 'redo', due: '2026-07-01', ratings: [{ result: 'dissatisfied' }] });
  });

  it('[F12] [F20] gives a retry the same answer, although the item is reopened by now', async () => {
    const { rate, service, itemId, receipts } = await publishedByMerge();
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await rate(receipts[0] ?? '', 'command-1')).toEqual({ ok: true, value: { reopened: true } });
    }
    expect((await service.find(itemId))?.ratings).toHaveLength(1);
  });

  it('[F12] knows no other code, and none whose question is in no item', async () => {
    const { rate, receipts } = await publishedByMerge();
    expect(await rate('AAAA-BBBB-CCCC', 'command-1')).toMatchObject({ code: 'not_found' });
    expect(await rate(receipts[2] ?? '', 'command-2')).toMatchObject({ code: 'not_found' });
  });
});
