/** What a desk shows of its items: order by urgency, filters, and what this person may do next. Pure. */
import type { FollowupState, Outcome, Process } from '#shared/features/followups/state.ts';
import type { DeskFlags, DeskItem, DeskItemDetail } from '#shared/features/followups/views.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';

/** Who looks. */
export interface Viewer {
  readonly role: StaffRole;
  readonly unitId: string | null;
}

export type Group = 'late' | 'broken' | 'act' | 'soon' | 'open' | 'waits' | 'done';

/** A department answers for its own lateness; the committee's own work comes before what departments owe. */
const UNIT_ORDER: readonly Group[] = ['late', 'act', 'broken', 'soon', 'open', 'waits', 'done'];
const STAFF_ORDER: readonly Group[] = ['act', 'late', 'broken', 'soon', 'open', 'waits', 'done'];

const COMMITTEE: readonly StaffRole[] = ['committee', 'administrator'];

function isCommittee({ role }: Viewer): boolean {
  return COMMITTEE.includes(role);
}

function isReviewer(viewer: Viewer): boolean {
  return isCommittee(viewer) || viewer.role === 'supervisor';
}

/** Whether the item waits for this very person's move. */
export function waitsFor(item: Pick<DeskItem, 'process' | 'lead'>, viewer: Viewer): boolean {
  if (viewer.role === 'department')
    return item.lead.id === viewer.unitId && (item.process === 'dispatched' || item.process === 'redo');
  if (item.process === 'review') return isReviewer(viewer);
  return item.process === 'returned' && isCommittee(viewer);
}

function fitsGroup(item: DeskItem, group: Group, viewer: Viewer): boolean {
  switch (group) {
    case 'late':
      return item.flags.overdue;
    case 'broken':
      return item.flags.promiseOverdue && item.process !== 'closed';
    case 'act':
      return waitsFor(item, viewer);
    case 'soon':
      return item.flags.dueSoon;
    case 'done':
      return item.process === 'published' || item.process === 'closed';
    case 'waits':
      return viewer.role === 'department' && (item.process === 'review' || item.process === 'returned');
    default:
      return true;
  }
}

/** Where an item stands in the list of this person. */
export function groupOf(item: DeskItem, viewer: Viewer): Group {
  const order = viewer.role === 'department' ? UNIT_ORDER : STAFF_ORDER;
  // `open` takes what nothing else takes, so it is asked last.
  return order.find((group) => group !== 'open' && fitsGroup(item, group, viewer)) ?? 'open';
}

export interface GroupedItems {
  readonly group: Group;
  readonly items: readonly DeskItem[];
}

/** Items by urgency; inside a group by date, as the server sorted them. */
export function groupItems(items: readonly DeskItem[], viewer: Viewer): readonly GroupedItems[] {
  const order = viewer.role === 'department' ? UNIT_ORDER : STAFF_ORDER;
  const placed = items.map((item) => ({ item, group: groupOf(item, viewer) }));
  return order.flatMap((group) => {
    const inGroup = placed.filter((one) => one.group === group).map((one) => one.item);
    return inGroup.length === 0 ? [] : [{ group, items: inGroup }];
  });
}

export interface DeskFilter {
  readonly search: string;
  readonly sessionId: string;
  readonly unitId: string;
  readonly process: Process | 'all';
  readonly flag: 'any' | 'overdue' | 'dueSoon' | 'promiseOverdue';
}

export const NO_FILTER: DeskFilter = { search: '', sessionId: '', unitId: '', process: 'all', flag: 'any' };

/** Items that fit all that was chosen. */
export function filterItems(items: readonly DeskItem[], filter: DeskFilter): readonly DeskItem[] {
  const wanted = filter.search.trim().toLowerCase();
  return items.filter(
    (item) =>
      (filter.sessionId === '' || item.sessionId === filter.sessionId) &&
      (filter.unitId === '' || item.lead.id === filter.unitId) &&
      (filter.process === 'all' || item.process === filter.process) &&
      (filter.flag === 'any' || item.flags[filter.flag]) &&
      (wanted === '' || searchable(item).includes(wanted)),
  );
}

function searchable({ no, title, lead, coUnits, handler, sessionTitle }: DeskItem): string {
  return [`№${no}`, String(no), title, lead.name, ...coUnits.map((unit) => unit.name), handler, sessionTitle]
    .join('\n')
    .toLowerCase();
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Sessions and departments that occur, for the filters. */
export function choicesOf(
  items: readonly DeskItem[],
  pick: (item: DeskItem) => readonly [value: string, label: string],
): readonly Choice[] {
  const byValue = new Map(items.map(pick));
  return [...byValue].map(([value, label]) => ({ value, label }));
}

export type DueWord =
  | { readonly kind: 'over' | 'left'; readonly days: number }
  | { readonly kind: 'overToday' | 'today' | 'none' };

/** How the date is told. */
export function dueWord({ overdue, workingDaysLeft }: DeskFlags): DueWord {
  if (workingDaysLeft === null) return { kind: 'none' };
  // A weekend may lie between the date and today: late, and yet no working day has gone.
  if (overdue) return workingDaysLeft < 0 ? { kind: 'over', days: -workingDaysLeft } : { kind: 'overToday' };
  return workingDaysLeft <= 0 ? { kind: 'today' } : { kind: 'left', days: workingDaysLeft };
}

export type ActionKey =
  | 'accept'
  | 'return'
  | 'plan'
  | 'reply'
  | 'progress'
  | 'refuseReturn'
  | 'redispatch'
  | 'publish'
  | 'sendBack'
  | 'urge'
  | 'close';

/** What this person may do with the item now, the expected first. The server decides in the end. */
export function actionsOf({ item, flags }: DeskItemDetail, viewer: Viewer): readonly ActionKey[] {
  if (viewer.role === 'department') return item.lead.id === viewer.unitId ? unitActions(item, flags) : [];
  const reviews: readonly ActionKey[] = item.process === 'review' ? ['publish', 'sendBack'] : [];
  const urges: readonly ActionKey[] = item.process === 'closed' ? [] : ['urge'];
  if (isCommittee(viewer)) return [...reviews, ...committeeActions(item), ...urges];
  return isReviewer(viewer) ? [...reviews, ...urges] : [];
}

function unitActions(item: FollowupState, flags: DeskFlags): readonly ActionKey[] {
  switch (item.process) {
    case 'dispatched':
      return flags.returnUntil === null ? ['accept'] : ['accept', 'return'];
    case 'accepted':
    case 'handling':
    case 'redo':
      return item.plan === null ? ['plan', 'reply'] : ['reply', 'plan'];
    case 'published':
      return ['progress'];
    default:
      return [];
  }
}

function committeeActions(item: FollowupState): readonly ActionKey[] {
  if (item.process === 'returned') return ['redispatch', 'refuseReturn'];
  if (item.process === 'dispatched') return ['redispatch'];
  return item.process === 'published' ? ['close'] : [];
}

export interface ReportForm {
  readonly text: string;
  readonly measure: string;
  readonly due: string;
  readonly owner: string;
  readonly outcome: Outcome | null;
  readonly evidence: string;
}

export type ReportProblems = {
  readonly [F in 'text' | 'measure' | 'due' | 'outcome']?:
    | 'required'
    | 'chooseOutcome'
    | 'commitment'
    | 'dueMissing'
    | 'duePast'
    | 'explain';
};

/** Characters that an explanation needs, as the server counts them. */
const EXPLANATION = 10;

/** What a reply lacks before it can be handed in; an empty object when nothing. */
export function reportProblems({ text, measure, due, outcome }: ReportForm, today: string): ReportProblems {
  if (outcome === null)
    return { outcome: 'chooseOutcome', ...(text.trim() === '' ? { text: 'required' } : {}) };
  if (text.trim() === '') return { text: 'required' };
  if (outcome === 'underway' || outcome === 'planned')
    return {
      ...(measure.trim() === '' ? { measure: 'commitment' } : {}),
      ...(due === '' ? { due: 'dueMissing' } : due < today ? { due: 'duePast' } : {}),
    };
  const explained = [text, measure].some((words) => Array.from(words.trim()).length >= EXPLANATION);
  return outcome === 'cannot' && !explained ? { text: 'explain' } : {};
}
