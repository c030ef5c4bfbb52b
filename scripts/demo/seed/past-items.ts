/** Compiles the past session into items and tells what became of them, deed by deed in the order of days. */
import type { Browser } from '#scripts/demo/browser.ts';
import type { MovableClock } from '#scripts/demo/clock.ts';
import { dateAfter, hourOf } from '#scripts/demo/days.ts';
import type { Cast } from '#scripts/demo/staff.ts';
import { FIRST_ITEMS } from '#scripts/demo/texts/past-items-first.ts';
import { LATER_ITEMS } from '#scripts/demo/texts/past-items-later.ts';
import type { AuthoredItem, Deed } from '#scripts/demo/texts/past-model.ts';
import { PAST_SETTLED } from '#scripts/demo/texts/past-questions.ts';
import type { UnitKey } from '#scripts/demo/texts/people.ts';
import type { PastSession } from './past-session.ts';

interface Told {
  readonly cast: Cast;
  readonly past: PastSession;
  readonly clock: MovableClock;
  readonly dayMs: number;
}

interface Item {
  readonly itemId: string;
  readonly authored: AuthoredItem;
  /** Who leads now; a new dispatch changes it. */
  lead: UnitKey | null;
}

/** Everything that followed the session, up to the present. */
export async function tellPastItems(told: Told): Promise<void> {
  const { cast, past, clock, dayMs } = told;
  clock.moveTo(hourOf(dayMs, 1, 9));
  const items: Item[] = [];
  for (const authored of [...FIRST_ITEMS, ...LATER_ITEMS]) items.push(await compile(told, authored));
  const { sessionId } = past;
  const { source, reason } = PAST_SETTLED;
  await cast.clerk.must('compile:settle', { key: keyOf(past, source), how: 'reason', reason }, { sessionId });
  for (const { day, run } of chronicle(told, items)) {
    clock.moveTo(hourOf(dayMs, day, 10));
    await run();
  }
}

interface Dated {
  readonly day: number;
  run(): Promise<unknown>;
}

/** All dispatches and deeds of all items, by day; within a day in the order in which they were written. */
function chronicle(told: Told, items: readonly Item[]): readonly Dated[] {
  const { cast, past, dayMs } = told;
  const dated = items.flatMap((item): Dated[] => {
    const { dispatched, deeds } = item.authored;
    const { itemId } = item;
    const due = dateAfter(dayMs, dispatched?.due ?? 0);
    const dispatch = () =>
      cast.committee.must('compile:dispatch', { itemId, due }, { sessionId: past.sessionId });
    const begin = dispatched === undefined ? [] : [{ day: dispatched.day, run: dispatch }];
    return [...begin, ...deeds.map((deed) => ({ day: deed.day, run: () => perform(told, item, deed) }))];
  });
  return dated.toSorted((a, b) => a.day - b.day);
}

async function compile({ cast, past }: Told, authored: AuthoredItem): Promise<Item> {
  const place = { sessionId: past.sessionId };
  const { clerk } = cast;
  const keys = authored.sources.map((source) => keyOf(past, source));
  const { itemId } = await clerk.must('compile:draftItem', { keys, title: authored.title }, place);
  const { merged, title, summary, lead, route, onsite } = authored;
  if (merged !== undefined) {
    const from = merged.sources.map((source) => keyOf(past, source));
    const draft = await clerk.must('compile:draftItem', { keys: from, title: merged.title }, place);
    await clerk.must('compile:merge', { intoId: itemId, fromId: draft.itemId }, place);
  }
  if (summary !== '') await clerk.must('compile:edit', { itemId, title, summary }, place);
  // One draft without triage is left for the newcomer.
  if (authored.dispatched === undefined && onsite === undefined) return { itemId, authored, lead };
  const leadUnitId = lead === null ? null : cast.unitIds[lead];
  const coUnitIds = (authored.co ?? []).map((key) => cast.unitIds[key]);
  const triage = { itemId, route, leadUnitId, coUnitIds, note: authored.note ?? '' };
  await clerk.must('compile:triage', triage, place);
  if (onsite !== undefined) await clerk.must('compile:finishOnsite', { itemId, text: onsite }, place);
  return { itemId, authored, lead };
}

function keyOf(past: PastSession, source: number): string {
  return `q:${past.asked[source]?.questionId ?? ''}`;
}

function officerOf({ cast }: Told, item: Item): Browser {
  return item.lead === null ? cast.committee : cast.officers[item.lead];
}

function perform(told: Told, item: Item, deed: Deed): Promise<unknown> {
  const { itemId } = item;
  const officer = officerOf(told, item);
  switch (deed.do) {
    case 'accept':
      return officer.must('followups:accept', { itemId, handler: deed.handler, leader: deed.leader });
    case 'plan': {
      const due = dateAfter(told.dayMs, deed.due);
      return officer.must('followups:plan', { itemId, measure: deed.measure, due, owner: deed.owner });
    }
    case 'reply':
      return officer.must('followups:reply', reportOf(told, itemId, deed));
    case 'progress':
      return officer.must('followups:progress', reportOf(told, itemId, deed));
    case 'return':
      return officer.must('followups:return', { itemId, reason: deed.reason });
    case 'rate':
      return rate(told, deed);
    default:
      return oversee(told, item, deed);
  }
}

type Overseen = Extract<Deed, { readonly do: 'publish' | 'sendBack' | 'urge' | 'redispatch' | 'close' }>;

/** What committee and supervisor do. */
function oversee({ cast, dayMs }: Told, item: Item, deed: Overseen): Promise<unknown> {
  const { itemId } = item;
  const { committee, supervisor } = cast;
  switch (deed.do) {
    case 'publish': {
      const publisher = deed.by === 'supervisor' ? supervisor : committee;
      return publisher.must('followups:publish', { itemId, outcome: deed.outcome });
    }
    case 'sendBack':
      return committee.must('followups:sendBack', { itemId, reason: deed.reason });
    case 'urge':
      return supervisor.must('followups:urge', { itemId, text: deed.text });
    case 'close':
      return committee.must('followups:close', { itemId });
    case 'redispatch': {
      item.lead = deed.unit;
      const due = dateAfter(dayMs, deed.due);
      const leadUnitId = cast.unitIds[deed.unit];
      const co = item.authored.lead;
      const coUnitIds = co === null ? [] : [cast.unitIds[co]];
      return committee.must('followups:redispatch', { itemId, leadUnitId, coUnitIds, due, note: deed.note });
    }
  }
}

function reportOf(
  { dayMs }: Told,
  itemId: string,
  deed: Extract<Deed, { readonly do: 'reply' | 'progress' }>,
) {
  const { text, outcome, measure = '', due, owner = '', evidence = '' } = deed;
  return {
    itemId,
    text,
    measure,
    due: due === undefined ? '' : dateAfter(dayMs, due),
    owner,
    outcome,
    evidence,
  };
}

function rate({ past, cast }: Told, deed: Extract<Deed, { readonly do: 'rate' }>): Promise<unknown> {
  const { source, handling, result, comment } = deed;
  const receipt = past.asked[source]?.receipt ?? '';
  // The receipt alone says who the author is, whatever the device.
  return cast.admin.must('followups:rate', { receipt, handling, result, comment }, { as: 'citizen' });
}
