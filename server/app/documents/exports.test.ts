/** Rules F24, F25: the files as they are sent. */
import { describe, expect, it } from 'vitest';
import { createCsvTableWriter } from '#server/adapters/csv-stringify/table-writer.ts';
import { createDocxDocumentWriter } from '#server/adapters/docx/document-writer.ts';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import { createLedgerQueries } from '#server/app/followups/ledger-queries.ts';
import { CLERK, dispatchedWorld, draft, triage } from '#tests/support/board-world.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aStoredItem, storeSession } from '#tests/support/item-store.ts';
import { aBrief, publishedItem } from '#tests/support/item-world.ts';
import { createExports } from './exports.ts';
import { LEDGER_HEADER, ledgerRows } from './ledger-csv.ts';

async function exportsWithItem() {
  const { world, keys } = dispatchedWorld();
  const onsite = draft(world, [keys[2]], '=水价');
  triage(world, onsite, 'onsite', null);
  world.do('compile:finishOnsite', { itemId: onsite, text: '按阶梯水价计算' }, CLERK);
  const store = createMemoryEventStore();
  await storeSession(store, world.room);
  await aStoredItem(store, publishedItem());
  const clock = createFakeClock('2026-06-16T04:00:00.000Z');
  const loadRoom = async (id: string) => (id === world.room.session.id ? world.room : null);
  const ledger = createLedgerQueries({ store, clock, loadRoom, moments: async () => ({}) });
  const writers = { tables: createCsvTableWriter(), documents: createDocxDocumentWriter() };
  return { exported: createExports({ ledger, loadRoom, clock, ...writers }), ledger };
}

describe('exports', () => {
  it('[F24] the ledger has a column for every heading, and a row for every item', async () => {
    const { exported, ledger } = await exportsWithItem();
    const file = await exported.ledger({ sessionId: 's_session1' });
    expect(file).toMatchObject({
      ok: true,
      value: { name: '水电气计价与安全管理台账.csv', type: 'text/csv; charset=utf-8' },
    });
    const detail = await ledger.detail('s_session1');
    const [header, first, second, ...none] = ledgerRows(detail.ok ? [detail.value] : []);
    expect(header).toEqual([...LEDGER_HEADER]);
    for (const row of [first, second]) expect(row).toHaveLength(LEDGER_HEADER.length);
    expect(none).toEqual([]);
    expect(first).toEqual(expect.arrayContaining([aBrief().title, '住建局', '已落实', '已答复', '未评价']));
    expect(second).toEqual(expect.arrayContaining(['=水价', '现场答复', '已现场答复', '按阶梯水价计算']));
    expect(file.ok && file.value.body).toContain(`"'=水价"`);
  });

  it('[F24] one file for all sessions, and none for an unknown one', async () => {
    const { exported } = await exportsWithItem();
    const all = await exported.ledger({});
    expect(all.ok && all.value.body.split('\r\n').length).toBe(4);
    expect(await exported.ledger({ sessionId: 's_nothere1' })).toMatchObject({ code: 'not_found' });
  });

  it('[F25] the record is a Word file', async () => {
    const { exported } = await exportsWithItem();
    const file = await exported.record('s_session1');
    expect(file).toMatchObject({ ok: true, value: { name: '水电气计价与安全管理会议实录.docx' } });
    expect(file.ok && String.fromCharCode(...file.value.body.slice(0, 2))).toBe('PK');
    expect(await exported.record('s_nothere1')).toMatchObject({ code: 'not_found' });
  });
});
