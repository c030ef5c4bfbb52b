/** The board (整理): submissions gathered into items, triaged, dispatched. Staff only. */
import type { PublicComment } from '#shared/features/comments/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import type { EventMeta } from '#shared/kernel/command.ts';
import { assertNever } from '#shared/kernel/never.ts';
import type { CompileEvent } from './events.ts';

/** 现场答复 · 抄送部门 · 专报 · 直通车 (domain: four-way triage). */
export const ROUTES = ['onsite', 'unit', 'report', 'upward'] as const;
export type Route = (typeof ROUTES)[number];

/** Where an item goes. Departments are kept with their names, so that nothing has to be looked up later. */
export interface Triage {
  readonly route: Route;
  readonly lead: UnitRef | null;
  readonly coUnits: readonly UnitRef[];
  readonly note: string;
}

/** 整理中 · 已交办 · 已现场答复. */
export type CompileItemStatus = 'open' | 'dispatched' | 'finished';

export interface CompileItem {
  readonly id: string;
  /** № within the session; never given twice. */
  readonly no: number;
  readonly title: string;
  readonly summary: string;
  /** The item's own submissions: `q:<questionId>` or `c:<commentId>`. See {@link sourcesOf} for all. */
  readonly keys: readonly string[];
  /** Items merged into this one, each kept whole, so that a merge is undone exactly. */
  readonly absorbed: readonly CompileItem[];
  readonly triage: Triage | null;
  readonly status: CompileItemStatus;
  /** Date by which the department must reply (YYYY-MM-DD), from dispatch on. */
  readonly due: string | null;
  /** What was said on the spot, for an item of the route `onsite`. */
  readonly answer: string | null;
  /** When it was dispatched or finished. */
  readonly leftAt: string | null;
}

/** A submission that needs no item: answered live, or left with a stated reason. */
export interface SettledSubmission {
  readonly how: 'live' | 'reason';
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export interface CompileState {
  /** Items by id; absorbed ones stand inside the item that holds them. */
  readonly items: Readonly<Record<string, CompileItem>>;
  /** Comments that a clerk picked, by comment id. */
  readonly picked: Readonly<Record<string, PublicComment>>;
  /** Settled submissions by key. */
  readonly settled: Readonly<Record<string, SettledSubmission>>;
  /** Number of the last item. */
  readonly lastNo: number;
}

export const EMPTY_BOARD: CompileState = { items: {}, picked: {}, settled: {}, lastNo: 0 };

/** Key of a question on the board. */
export function questionKey(questionId: string): string {
  return `q:${questionId}`;
}

/** Key of a picked comment on the board. */
export function commentKey(commentId: string): string {
  return `c:${commentId}`;
}

/** All submissions behind an item, its own first, then those of what it absorbed. */
export function sourcesOf(item: CompileItem): readonly string[] {
  return [...item.keys, ...item.absorbed.flatMap(sourcesOf)];
}

/** The item on the board that holds a submission, directly or through one that it absorbed; or null. */
export function itemHolding(board: CompileState, key: string): CompileItem | null {
  return Object.values(board.items).find((item) => sourcesOf(item).includes(key)) ?? null;
}

/** The board after one event. */
export function applyCompile(state: CompileState, event: CompileEvent, meta: EventMeta): CompileState {
  switch (event.type) {
    case 'compile.picked':
      return {
        ...state,
        picked: { ...state.picked, ...Object.fromEntries(event.comments.map((c) => [c.id, c])) },
      };
    case 'compile.unpicked':
      return { ...state, picked: without(state.picked, event.commentId) };
    case 'compile.settled': {
      const { type: _type, key, ...settled } = event;
      return { ...state, settled: { ...state.settled, [key]: { ...settled, at: meta.at } } };
    }
    case 'compile.unsettled':
      return { ...state, settled: without(state.settled, event.key) };
    case 'compile.itemDrafted':
      return { ...putItem(state, draftedItem(event)), lastNo: event.no };
    case 'compile.itemRemoved':
      return { ...state, items: without(state.items, event.itemId) };
    case 'compile.merged':
      return merge(state, event.intoId, event.fromId);
    case 'compile.unmerged':
      return unmerge(state, event.intoId, event.fromId);
    default:
      return changeItem(state, event.itemId, (item) => applyToItem(item, event, meta));
  }
}

/** Events that change one item and nothing else. */
type ItemEvent = Extract<
  CompileEvent,
  {
    readonly type:
      | 'compile.sourcesAdded'
      | 'compile.sourceRemoved'
      | 'compile.edited'
      | 'compile.triaged'
      | 'compile.dispatched'
      | 'compile.finishedOnsite';
  }
>;

function applyToItem(item: CompileItem, event: ItemEvent, meta: EventMeta): CompileItem {
  switch (event.type) {
    case 'compile.sourcesAdded':
      return { ...item, keys: [...item.keys, ...event.keys] };
    case 'compile.sourceRemoved':
      return { ...item, keys: item.keys.filter((key) => key !== event.key) };
    case 'compile.edited':
      return { ...item, title: event.title, summary: event.summary };
    case 'compile.triaged':
      return { ...item, triage: event.triage };
    case 'compile.dispatched':
      return { ...item, status: 'dispatched', due: event.due, leftAt: meta.at };
    case 'compile.finishedOnsite':
      return { ...item, status: 'finished', answer: event.text, leftAt: meta.at };
    default:
      return assertNever(event);
  }
}

function draftedItem(event: Extract<CompileEvent, { readonly type: 'compile.itemDrafted' }>): CompileItem {
  const { itemId: id, no, title, keys } = event;
  const nothingYet = {
    absorbed: [],
    triage: null,
    status: 'open',
    due: null,
    answer: null,
    leftAt: null,
  } as const;
  return { id, no, title, summary: '', keys, ...nothingYet };
}

function merge(state: CompileState, intoId: string, fromId: string): CompileState {
  const into = state.items[intoId];
  const from = state.items[fromId];
  if (into === undefined || from === undefined) return state;
  const items = {
    ...without(state.items, fromId),
    [intoId]: { ...into, absorbed: [...into.absorbed, from] },
  };
  return { ...state, items };
}

function unmerge(state: CompileState, intoId: string, fromId: string): CompileState {
  const into = state.items[intoId];
  const from = into?.absorbed.find((item) => item.id === fromId);
  if (into === undefined || from === undefined) return state;
  const absorbed = into.absorbed.filter((item) => item.id !== fromId);
  return { ...state, items: { ...state.items, [fromId]: from, [intoId]: { ...into, absorbed } } };
}

function putItem(state: CompileState, item: CompileItem): CompileState {
  return { ...state, items: { ...state.items, [item.id]: item } };
}

function changeItem(
  state: CompileState,
  itemId: string,
  edit: (item: CompileItem) => CompileItem,
): CompileState {
  const item = state.items[itemId];
  return item === undefined ? state : putItem(state, edit(item));
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}
