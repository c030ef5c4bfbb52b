/** What the moderator's queue shows: tab, order, search and the selected question, over a room that changes. */
import { useState } from 'react';
import { useRememberedChoice } from '#client/lib/storage.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { useSteadyList } from './use-steady-list.ts';
import {
  countTabs,
  matches,
  moveSelection,
  QUEUE_TABS,
  type QueueTab,
  type Sort,
  selectionAfter,
  sortQuestions,
  tabOf,
  usualSort,
} from './view-model.ts';

export type Queue = ReturnType<typeof useQueue>;

/** The queue of all questions that this desk sees. */
export function useQueue() {
  const byId = useRoom((room) => room.questions.byId);
  const supports = useNow((now) => now.supports);
  const [tab, setTab] = useRememberedChoice<QueueTab>('desk.queueTab', QUEUE_TABS, 'waiting');
  const [sorts, setSorts] = useState<Partial<Record<QueueTab, Sort>>>({});
  const [search, setSearch] = useState('');
  const [selections, setSelections] = useState<Partial<Record<QueueTab, string>>>({});

  const all = Object.values(byId);
  const sort = sorts[tab] ?? usualSort(tab);
  const inTab = all.filter((question) => tabOf(question) === tab && matches(question, search));
  const wanted = sortQuestions(inTab, sort, supports).map((question) => question.id);
  const list = useSteadyList(wanted, `${tab}|${sort}|${search.trim()}`);
  const rows = list.ids
    .map((id) => byId[id])
    .filter((question): question is Question => question !== undefined);
  const selectedId = useFollowedSelection(list.ids, selections[tab] ?? null);
  const select = (id: string | null) => {
    if (id !== null) setSelections((before) => ({ ...before, [tab]: id }));
  };
  return {
    all,
    rows,
    supports,
    tab,
    setTab,
    counts: countTabs(all),
    sort,
    setSort: (next: Sort) => setSorts((before) => ({ ...before, [tab]: next })),
    search,
    setSearch,
    fresh: list.fresh,
    takeIn: list.takeIn,
    selected: (selectedId === null ? undefined : byId[selectedId]) ?? null,
    select,
    move: (step: 1 | -1) => {
      const next = moveSelection(list.ids, selectedId, step);
      select(next);
      showRow(next);
    },
    /** After a decision the next row is at hand. */
    advance: (id: string) => select(selectionAfter(list.ids, id)),
  };
}

/** When the selected row leaves the list, the one that took its place is selected. */
function useFollowedSelection(ids: readonly string[], selected: string | null): string | null {
  const [last, setLast] = useState<{ readonly ids: readonly string[]; readonly id: string | null }>({
    ids: [],
    id: null,
  });
  const present = selected !== null && ids.includes(selected) ? selected : null;
  const heir = present ?? (last.id !== null && ids.includes(last.id) ? last.id : inheritor(last, ids));
  if (heir !== last.id || !equal(last.ids, ids)) setLast({ ids, id: heir });
  return heir;
}

function inheritor(
  last: { readonly ids: readonly string[]; readonly id: string | null },
  ids: readonly string[],
): string | null {
  // Another list altogether: begin at its top.
  if (last.id === null || !last.ids.some((id) => ids.includes(id))) return ids[0] ?? null;
  const after = last.ids.slice(last.ids.indexOf(last.id) + 1).find((id) => ids.includes(id));
  return after ?? ids.at(-1) ?? null;
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

function showRow(id: string | null): void {
  if (id !== null) document.getElementById(`question-${id}`)?.scrollIntoView({ block: 'nearest' });
}
