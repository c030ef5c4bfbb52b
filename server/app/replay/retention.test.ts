/** Rule KR11: what is over its time goes, however many sessions there are. */
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore } from '#server/adapters/memory/event-store.ts';
import { allSessions } from '#server/app/rooms/session-pages.ts';
import type { Recording } from '#server/ports/recordings.ts';
import { keptLog } from '#tests/support/account-fakes.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createRetention } from './retention.ts';
import { saveVersion } from './versions.ts';

const clock = createFakeClock();
const DAY_MS = 24 * 60 * 60_000;

/** A store with sessions at these moments, in days before now. */
async function storeOf(ages: readonly number[]) {
  const store = createMemoryEventStore();
  const writes = ages.map((days, at) => {
    const sort = new Date(clock.nowMs() - days * DAY_MS).toISOString();
    const doc = { id: `s_${at}`, tenantId: 't_1', status: 'closed', scheduledAt: sort };
    const row = { scope: 't_1', tag: doc.id, sort, doc };
    return { op: 'put', table: 'sessions', key: `c${at}`, row } as const;
  });
  await store.append({ streams: [], commands: [], writes });
  return store;
}

describe('[KR11] all sessions', () => {
  it.each([
    ['none', [], 3],
    ['less than a page', [1, 2], 3],
    ['a full page', [1, 2, 3], 3],
    ['several pages', [1, 2, 3, 4, 5, 6, 7], 3],
    ['one moment over the border of a page', [1, 2, 3, 3, 3, 4], 4],
    ['a page of one moment', [1, 1, 1, 2, 2, 3], 3],
  ])('are gone through once each: %s', async (_what, ages, page) => {
    const seen: string[] = [];
    for await (const { id } of allSessions(await storeOf(ages), page)) seen.push(id);
    expect(seen.toSorted()).toEqual(ages.map((_, at) => `s_${at}`));
  });
});

describe('[KR11] keeping for a time', () => {
  it('removes what is over it beyond the first page of sessions too', async () => {
    const many = Array.from({ length: 10_050 }, (_, at) => at / 100);
    const store = await storeOf(many);
    const event = { type: 'recording.keepDaysSet', keepDays: 90, by: '王主任' };
    await saveVersion(store, 'recording:t_1', 0, { at: clock.nowIso(), event });
    const removed: string[] = [];
    const retention = createRetention({
      ...{ store, clock, log: keptLog() },
      recordings: {
        read: async (id): Promise<Recording> => {
          const startMs = clock.nowMs() - (many[Number(id.slice(2))] ?? 0) * DAY_MS;
          return { state: 'kept', stretches: [{ startMs, durationMs: 0 }], finished: true };
        },
        remove: async (id) => void removed.push(id),
      },
    });
    await retention.sweep();
    retention.close();
    expect(removed).toHaveLength(10_050 - 9_000);
    expect(removed).toContain('s_10049');
  });
});
