/** Stored items and services on a store: for tests of what is built on items. */

import { createChineseDaysCalendar } from '#server/adapters/chinese-days/work-calendar.ts';
import { createFollowupService, type FollowupService } from '#server/app/followups/followup-service.ts';
import { projectFollowupEvents } from '#server/app/projections/items.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import { followupStream } from '#shared/kernel/ids.ts';
import { ItemWorld } from './item-world.ts';
import { World } from './world.ts';

/** Stores the events of an item as they happened; by default one that was just dispatched. */
export async function aStoredItem(
  store: EventStore,
  { item, log }: ItemWorld = new ItemWorld(),
): Promise<void> {
  await storeItem(store, item.itemId, log);
}

async function storeItem(
  store: EventStore,
  itemId: string,
  events: readonly { readonly at: string; readonly event: FollowupEvent }[],
): Promise<void> {
  await store.append({
    streams: [{ stream: followupStream(itemId), expectedSeq: 0, events }],
    commands: [],
    writes: projectFollowupEvents(itemId, events),
  });
}

/** A service that carries out commands at noon in China on a date. */
export function serviceOn(
  store: EventStore,
  options: { readonly rooms?: readonly RoomState[]; readonly date?: string } = {},
): FollowupService {
  const { rooms = [], date = '2026-06-01' } = options;
  const world = new World();
  world.nowMs = Date.parse(`${date}T04:00:00Z`);
  return createFollowupService({
    store,
    calendar: createChineseDaysCalendar(),
    facts: { forActor: (actor) => world.facts(actor) },
    loadRoom: async (sessionId) => rooms.find((room) => room.session.id === sessionId) ?? null,
  });
}

/** Rows as the session's own projections write them. */
export async function storeSession(store: EventStore, room: RoomState): Promise<void> {
  const { id, code, status, tenantId, scheduledAt } = room.session;
  const receipts = Object.values(room.questions.byId).flatMap((question) =>
    question.receipt === undefined
      ? []
      : [{ receipt: question.receipt, questionId: question.id, no: question.no }],
  );
  await store.append({
    streams: [],
    commands: [],
    writes: [
      {
        op: 'put',
        table: 'sessions',
        key: code,
        row: { scope: tenantId, tag: id, sort: scheduledAt, doc: { id, status } },
      },
      ...receipts.map(({ receipt, questionId, no }) => {
        const doc = { questionId, personId: 'p_person-citizen' };
        return {
          op: 'put' as const,
          table: 'receipts' as const,
          key: receipt,
          row: { scope: id, tag: 'question', sort: String(no), doc },
        };
      }),
    ],
  });
}
