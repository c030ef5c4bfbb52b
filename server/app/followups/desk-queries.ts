/** Lists of items for the desks: a department's own, or all of a body's, with what is overdue. Rule F23. */

import { returnDeadline } from '#server/domain/followups/decide.ts';
import { DEFAULT_POLICY, type FollowupPolicy } from '#server/domain/followups/decision.ts';
import { latestRatings, presentStaff, presentUnit } from '#server/domain/followups/present.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { WorkCalendar } from '#server/ports/work-calendar.ts';
import { awaitsReply, isOverdue, isPromiseOverdue } from '#shared/features/followups/due.ts';
import {
  type FollowupState,
  PROCESSES,
  type Process,
  type Satisfaction,
} from '#shared/features/followups/state.ts';
import type { DeskFlags, DeskItem, DeskItemDetail, DeskList } from '#shared/features/followups/views.ts';
import { chinaDate } from '#shared/kernel/china-date.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Actor, isDesk } from '#shared/kernel/roles.ts';
import { findItemRow, itemsOfSession, listSessions } from './item-rows.ts';

export interface DeskFilter {
  readonly sessionId?: string;
  readonly process?: Process;
  /** Lead department. */
  readonly unitId?: string;
  readonly flag?: 'overdue' | 'dueSoon' | 'promiseOverdue';
}

export interface DeskQueries {
  /** Items that the actor may see, by date; departments see what they lead or help with. */
  list(actor: Actor, filter?: DeskFilter): Promise<Result<DeskList>>;
  detail(actor: Actor, itemId: string): Promise<Result<DeskItemDetail>>;
}

interface DeskPorts {
  readonly store: EventStore;
  readonly clock: Pick<Clock, 'nowIso'>;
  readonly calendar: WorkCalendar;
  readonly policy?: FollowupPolicy;
}

const SOON_DAYS = 3;
const WORST_FIRST: readonly Satisfaction[] = ['dissatisfied', 'basic', 'satisfied'];

/** How the actor sees an item; null when not at all. */
type View = (item: FollowupState) => FollowupState | null;

/** What the actor's desk may see. */
function viewOf(actor: Actor): Result<View> {
  const { tenantId, unitId } = actor;
  const own: View = (item) =>
    tenantId === undefined || item.tenantId === tenantId ? presentStaff(item) : null;
  if (actor.role === 'department') {
    if (unitId === undefined) return refuse('forbidden', 'no department');
    return ok((item) => (own(item) === null ? null : presentUnit(item, unitId)));
  }
  return isDesk(actor) ? ok(own) : refuse('sign_in_required');
}

export function createDeskQueries({
  store,
  clock,
  calendar,
  policy = DEFAULT_POLICY,
}: DeskPorts): DeskQueries {
  function flagsOf(item: FollowupState, at: string): DeskFlags {
    const today = chinaDate(at);
    const waits = awaitsReply(item);
    const left = waits ? calendar.workingDaysBetween(today, item.due) : null;
    const until = returnDeadline(item, { policy, addWorkingDays: calendar.addWorkingDays });
    const returnable = item.process === 'dispatched' && !item.returnRefused && today <= until;
    const overdue = isOverdue(item, today);
    return {
      overdue,
      dueSoon: left !== null && left <= SOON_DAYS && !overdue,
      promiseOverdue: isPromiseOverdue(item, today),
      returnUntil: returnable ? until : null,
      workingDaysLeft: left,
    };
  }

  async function visible(view: View, tenantId: string | undefined): Promise<readonly FollowupState[]> {
    const sessions = await listSessions(store, tenantId);
    const items = (await Promise.all(sessions.map(({ id }) => itemsOfSession(store, id)))).flat();
    return items.flatMap((item) => view(item) ?? []);
  }

  async function list(actor: Actor, filter: DeskFilter = {}): Promise<Result<DeskList>> {
    const view = viewOf(actor);
    if (!view.ok) return view;
    const at = clock.nowIso();
    const all = (await visible(view.value, actor.tenantId)).map((item) => rowOf(item, flagsOf(item, at)));
    const items = all.filter((item) => fits(item, filter)).toSorted(byDate);
    return ok({ items, counts: countsOf(all) });
  }

  async function detail(actor: Actor, itemId: string): Promise<Result<DeskItemDetail>> {
    const view = viewOf(actor);
    if (!view.ok) return view;
    const found = await findItemRow(store, itemId);
    const item = found === null ? null : view.value(found);
    return item === null ? refuse('not_found', 'item') : ok({ item, flags: flagsOf(item, clock.nowIso()) });
  }

  return { list, detail };
}

function byDate(a: DeskItem, b: DeskItem): number {
  if (a.due === b.due) return a.no - b.no;
  return a.due < b.due ? -1 : 1;
}

function fits(item: DeskItem, { sessionId, process, unitId, flag }: DeskFilter): boolean {
  return (
    (sessionId === undefined || item.sessionId === sessionId) &&
    (process === undefined || item.process === process) &&
    (unitId === undefined || item.lead.id === unitId) &&
    (flag === undefined || item.flags[flag])
  );
}

function rowOf(item: FollowupState, flags: DeskFlags): DeskItem {
  const given = latestRatings(item).flatMap(({ handling, result }) => [handling, result]);
  return {
    itemId: item.itemId,
    no: item.no,
    sessionId: item.sessionId,
    sessionTitle: item.sessionTitle,
    title: item.title,
    route: item.route,
    lead: item.lead,
    coUnits: item.coUnits,
    process: item.process,
    outcome: item.outcome,
    due: item.due,
    dispatchedAt: item.dispatchedAt,
    handler: item.handler,
    opinions: item.sources.length,
    supporters: item.supporters,
    worstRating: WORST_FIRST.find((word) => given.includes(word)) ?? null,
    urged: item.steps.filter((step) => step.kind === 'followup.urged').length,
    flags,
  };
}

function countsOf(items: readonly DeskItem[]): DeskList['counts'] {
  const byProcess: Record<Process, number> = {
    dispatched: 0,
    returned: 0,
    accepted: 0,
    handling: 0,
    review: 0,
    published: 0,
    redo: 0,
    closed: 0,
  };
  for (const process of PROCESSES)
    byProcess[process] = items.filter((item) => item.process === process).length;
  return { byProcess, overdue: items.filter((item) => item.flags.overdue).length };
}
