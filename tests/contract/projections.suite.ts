/** What every event store promises about its read tables. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventStore, ProjectionRow, TableWrite } from '#server/ports/event-store.ts';
import type { Installation, StoreSubject, Stores } from './store-subjects.ts';

function put(key: string, row: Partial<ProjectionRow>): TableWrite {
  return { op: 'put', table: 'items', key, row: { scope: '', tag: '', sort: '', doc: null, ...row } };
}

export function projectionsSuite(subject: StoreSubject): void {
  describe(`read tables: ${subject.name}`, () => {
    let installation: Installation;
    let stores: Stores;
    let store: EventStore;

    beforeAll(async () => {
      installation = await subject.install();
      stores = await installation.open();
      store = stores.events;
    });
    afterAll(async () => {
      await stores.close();
      await installation.remove();
    });

    const write = (...writes: readonly TableWrite[]) => store.append({ streams: [], commands: [], writes });
    const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);

    it('writes rows in the same commit as their events', async () => {
      const event = { at: '2026-03-01T09:00:00.000Z', event: { type: 'item.opened' } };
      const row = { scope: 's_1', tag: 'roads', sort: '0001', doc: { title: '路灯', n: [1, 2] } };
      await store.append({
        streams: [{ stream: 'followup:i_1', expectedSeq: 0, events: [event] }],
        commands: [],
        writes: [put('i_1', row)],
      });
      expect(await store.getRow('items', 'i_1')).toEqual({ key: 'i_1', ...row });
      expect(await store.getRow('sessions', 'i_1')).toBeNull();
    });

    it('replaces a row that is put again and forgets one that is deleted', async () => {
      await write(put('i_2', { doc: 1, tag: 'old' }));
      await write(put('i_2', { doc: 2, tag: 'new' }));
      expect(await store.getRow('items', 'i_2')).toMatchObject({ doc: 2, tag: 'new' });
      expect(await store.countRows('items', { tag: 'old' })).toBe(0);
      await write(
        { op: 'delete', table: 'items', key: 'i_2' },
        { op: 'delete', table: 'items', key: 'i_none' },
      );
      expect(await store.getRow('items', 'i_2')).toBeNull();
    });

    it('applies several writes of one row in their order', async () => {
      await write(put('i_3', { doc: 1 }), put('i_3', { doc: 2 }));
      expect(await store.getRow('items', 'i_3')).toMatchObject({ doc: 2 });
      await write(put('i_3', { doc: 3 }), { op: 'delete', table: 'items', key: 'i_3' });
      expect(await store.getRow('items', 'i_3')).toBeNull();
      await write({ op: 'delete', table: 'items', key: 'i_3' }, put('i_3', { doc: 4 }));
      expect(await store.getRow('items', 'i_3')).toMatchObject({ doc: 4 });
    });

    it('lets the later of two requests sent together have the last word', async () => {
      await Promise.all([write(put('i_4', { doc: 1 })), write(put('i_4', { doc: 2 }))]);
      expect(await store.getRow('items', 'i_4')).toMatchObject({ doc: 2 });
    });

    it('lists by scope and tag, sorted, in both directions, page by page', async () => {
      const rows = ['03', '01', '02', '04'].map((sort) =>
        put(`list_${sort}`, { scope: 's_list', tag: sort === '04' ? 'b' : 'a', sort }),
      );
      await write(...rows, put('elsewhere', { scope: 's_other', tag: 'a', sort: '00' }));
      const scope = 's_list';
      expect(keys(await store.listRows('items', { scope, limit: 10 }))).toEqual([
        ...['list_01', 'list_02', 'list_03', 'list_04'],
      ]);
      expect(keys(await store.listRows('items', { scope, tag: 'a', limit: 2 }))).toEqual([
        'list_01',
        'list_02',
      ]);
      expect(keys(await store.listRows('items', { scope, limit: 2, after: '02' }))).toEqual([
        'list_03',
        'list_04',
      ]);
      const down = { scope, descending: true };
      expect(keys(await store.listRows('items', { ...down, limit: 2 }))).toEqual(['list_04', 'list_03']);
      expect(keys(await store.listRows('items', { ...down, limit: 9, after: '03' }))).toEqual([
        'list_02',
        'list_01',
      ]);
      expect(keys(await store.listRows('items', { tag: 'b', limit: 10 }))).toEqual(['list_04']);
      expect(await store.countRows('items', { scope })).toBe(4);
      expect(await store.countRows('items', { scope, tag: 'a' })).toBe(3);
      expect(await store.countRows('items', { scope: 's_none' })).toBe(0);
    });

    it('sorts by bytes, then by key, whatever the language of the database', async () => {
      const scope = 's_bytes';
      await write(
        ...['b', 'B', 'a', '_', '10', '9'].map((sort) => put(`by_${sort}`, { scope, sort })),
        put('same_2', { scope, sort: 'z' }),
        put('same_1', { scope, sort: 'z' }),
      );
      const sorted = ['by_10', 'by_9', 'by_B', 'by__', 'by_a', 'by_b', 'same_1', 'same_2'];
      expect(keys(await store.listRows('items', { scope, limit: 10 }))).toEqual(sorted);
      expect(keys(await store.listRows('items', { scope, limit: 10, descending: true }))).toEqual(
        sorted.toReversed(),
      );
    });
  });
}
