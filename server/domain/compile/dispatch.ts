/** How an item leaves the board: as a follow-up item of its own, or finished on the spot. Rules K15-K17. */
import type { RoomEvent, RoomState } from '#shared/contract/room.ts';
import { type CompileItem, questionKey, sourcesOf, type Triage } from '#shared/features/compile/state.ts';
import type { FollowupBrief, FollowupSource } from '#shared/features/followups/state.ts';
import type { SessionStatus, UnitRef } from '#shared/features/sessions/state.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Refused, type Result, refuse } from '#shared/kernel/result.ts';
import type { DecideRoom } from '../decision.ts';
import { done, findOpenItem } from './board.ts';

const AFTER_END: readonly SessionStatus[] = ['compiling', 'handling'];

/** An open item of a session that has ended, with its triage. */
function findTriaged(
  room: RoomState,
  itemId: string,
): Result<{ readonly item: CompileItem; readonly triage: Triage }> {
  if (!AFTER_END.includes(room.session.status)) return refuse('wrong_state', room.session.status);
  const found = findOpenItem(room, itemId);
  if (!found.ok) return found;
  const { triage } = found.value;
  return triage === null ? refuse('not_triaged') : ok({ item: found.value, triage });
}

/** A submission as it stands now. Comments are never quoted in public: they may be deleted later. */
function sourceFrom(room: RoomState, key: string): FollowupSource | null {
  const id = key.slice(2);
  const question = room.questions.byId[id];
  if (question !== undefined && key === questionKey(id)) {
    const { no, text, name, place, askedAt, status } = question;
    return { key, no, text, name, place, at: askedAt, shown: status === 'published' };
  }
  const comment = room.compile.picked[id];
  if (comment === undefined) return null;
  const { no, text, name, at } = comment;
  return { key, no, text, name, place: '', at, shown: false };
}

function dateRefusal(due: string, at: string): Refused | null {
  return due < chinaDate(at) ? refuse('due_in_past', due) : null;
}

/** `compile:dispatch` */
export const dispatchItem: DecideRoom<'compile:dispatch'> = (room, { itemId, due }, facts) => {
  const found = findTriaged(room, itemId);
  if (!found.ok) return found;
  const { item, triage } = found.value;
  if (triage.route === 'onsite') return refuse('wrong_state', 'answered on the spot');
  if (triage.lead === null) return refuse('lead_unit_missing');
  const late = dateRefusal(due, facts.at);
  if (late !== null) return late;
  const brief = briefOf(room, item, { ...triage, lead: triage.lead }, due, facts.supporters);
  const by = { id: facts.actor.personId, name: facts.actor.name };
  const first: RoomEvent[] = room.session.status === 'compiling' ? [{ type: 'session.handlingBegun' }] : [];
  return ok({
    events: [{ type: 'compile.dispatched', itemId, due }, ...first],
    reply: {},
    begins: [{ itemId, events: [{ type: 'followup.begun', brief, by }] }],
  });
};

function briefOf(
  room: RoomState,
  item: CompileItem,
  triage: Triage & { readonly lead: UnitRef },
  due: string,
  supporters: number,
): FollowupBrief {
  const { session } = room;
  return {
    itemId: item.id,
    no: item.no,
    sessionId: session.id,
    sessionTitle: session.title,
    tenantId: session.tenantId,
    tenantName: session.tenantName,
    title: item.title,
    summary: item.summary,
    sources: sourcesOf(item).flatMap((key) => sourceFrom(room, key) ?? []),
    supporters,
    due,
    ...triage,
  };
}

/** `compile:finishOnsite` */
export const finishOnsite: DecideRoom<'compile:finishOnsite'> = (room, { itemId, text }) => {
  const found = findTriaged(room, itemId);
  if (!found.ok) return found;
  if (found.value.triage.route !== 'onsite') return refuse('wrong_state', found.value.triage.route);
  return done({ type: 'compile.finishedOnsite', itemId, text });
};
