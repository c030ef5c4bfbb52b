/** Rules F1, F19, F20: items in the store, with their rows, races and retries. */
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import type { AppendOutcome, EventStore } from '#server/ports/event-store.ts';
import { followupStream } from '#shared/kernel/ids.ts';
import { aStoredItem, serviceOn } from '#tests/support/item-store.ts';
import { COMMITTEE, ITEM_ID, OFFICER, SUPERVISOR } from '#tests/support/item-world.ts';
import { loadItem } from './item-log.ts';

const ACCEPT = {
  name: 'followups:accept',
  payload: { itemId: ITEM_ID, handler: '张工', leader: '刘副局长' },
} as const;
const URGE = { name: 'followups:urge', payload: { itemId: ITEM_ID, text: '请抓紧' } } as const;

describe('the service of items', () => {
  it('[F1] knows no other item, and none of another body', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const service = serviceOn(store);
    const other = { name: 'followups:close', payload: { itemId: 'i_nothere1' } } as const;
    expect(await service.execute({ command: other, commandId: 'command-1', actor: COMMITTEE })).toMatchObject(
      { code: 'not_found' },
    );
    const foreigner = { ...COMMITTEE, tenantId: 't_elsewhere' };
    expect(await service.execute({ command: URGE, commandId: 'command-2', actor: foreigner })).toMatchObject({
      code: 'not_found',
    });
    expect(await service.find('i_nothere1')).toBeNull();
  });

  it('[F19] the row says what the stream adds up to', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const service = serviceOn(store);
    expect(await service.execute({ command: ACCEPT, commandId: 'command-1', actor: OFFICER })).toEqual({
      ok: true,
      value: {},
    });
    expect(await service.execute({ command: URGE, commandId: 'command-2', actor: SUPERVISOR })).toMatchObject(
      { ok: true },
    );
    const row = await store.getRow('items', ITEM_ID);
    expect(row).toMatchObject({
      scope: 's_session1',
      tag: 'u_housing1',
      sort: `2026-06-15 000001 ${ITEM_ID}`,
    });
    expect(row?.doc).toEqual(await loadItem(store, ITEM_ID));
    expect(await service.find(ITEM_ID)).toMatchObject({ process: 'accepted', seq: 3 });
  });

  it('[F20] refuses what a role may not do, and stores nothing', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const refused = await serviceOn(store).execute({
      command: ACCEPT,
      commandId: 'command-1',
      actor: COMMITTEE,
    });
    expect(refused).toMatchObject({ code: 'forbidden' });
    expect(await store.lastSeq(followupStream(ITEM_ID))).toBe(1);
  });

  it('[F20] the same command twice changes nothing twice, also when its state has moved on', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const service = serviceOn(store);
    const urge = { command: URGE, commandId: 'command-1', actor: SUPERVISOR };
    const accept = { command: ACCEPT, commandId: 'command-2', actor: OFFICER };
    for (const order of [urge, urge, accept, accept])
      expect(await service.execute(order)).toEqual({ ok: true, value: {} });
    expect(await store.lastSeq(followupStream(ITEM_ID))).toBe(3);
    const thief = await service.execute({ ...urge, actor: COMMITTEE });
    expect(thief).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('[F20] of many at once each is carried out once, in some order', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const [one, other] = [serviceOn(store), serviceOn(store)];
    const orders = Array.from({ length: 6 }, (_none, index) =>
      (index % 2 === 0 ? one : other).execute({
        command: URGE,
        commandId: `command-${index}`,
        actor: SUPERVISOR,
      }),
    );
    const results = await Promise.all(orders);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await loadItem(store, ITEM_ID)).toMatchObject({ seq: 7 });
  });

  it('[F20] the loser of a race decides again on what the winner did', async () => {
    const store = createMemoryEventStore();
    await aStoredItem(store);
    const rival = serviceOn(store);
    let raced = false;
    const racing: EventStore = {
      ...store,
      append: async (request): Promise<AppendOutcome> => {
        if (!raced) {
          raced = true;
          await rival.execute({ command: ACCEPT, commandId: 'command-rival', actor: OFFICER });
        }
        return store.append(request);
      },
    };
    const loser = await serviceOn(racing).execute({
      command: ACCEPT,
      commandId: 'command-loser',
      actor: OFFICER,
    });
    expect(loser).toMatchObject({ ok: false, code: 'wrong_state' });
    expect(await loadItem(store, ITEM_ID)).toMatchObject({ process: 'accepted', seq: 2 });
  });
});
