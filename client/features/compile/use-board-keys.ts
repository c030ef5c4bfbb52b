/** The board by keyboard. */
import { useEffect } from 'react';
import { type CompileItem, ROUTES } from '#shared/features/compile/state.ts';
import type { Board } from './use-board.ts';
import { type BoardActions, withRoute } from './use-board-actions.ts';

export interface BoardHands {
  readonly board: Board;
  readonly actions: BoardActions;
  readonly edits: boolean;
  readonly draftFrom: (keys: readonly string[]) => void;
  /** Of the selected ones. */
  readonly draftItem: () => void;
  readonly addTo: (item: CompileItem, keys: readonly string[]) => void;
  readonly addToOpen: () => void;
  readonly openItem: (itemId: string) => void;
}

type KeyMap = Readonly<Record<string, () => void>>;

/** Silent while somebody types, and while a dialog is open. */
export function useBoardKeys(hands: BoardHands): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (hands.board.view.dialog !== 'none') return;
      const keys: KeyMap = { ...movingKeys(hands), ...(hands.edits ? editingKeys(hands) : {}) };
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
      if (act === undefined) return;
      // Space and Enter belong to a button that has the focus.
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hands]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function movingKeys({ board }: BoardHands): KeyMap {
  const { view, patch } = board;
  const focus = (id: string) => document.getElementById(id)?.focus();
  return {
    j: () => move(board, 1),
    k: () => move(board, -1),
    ArrowLeft: () => patch({ side: 'submissions' }),
    ArrowRight: () => patch({ side: 'items', openItemId: view.openItemId ?? board.items[0]?.id ?? null }),
    '/': () => focus('board-search'),
    '?': () => patch({ dialog: 'help' }),
    Escape: () => {
      if (view.mergingId !== null) patch({ mergingId: null });
      else if (view.panel === 'none') patch({ selected: new Set() });
      else patch({ panel: 'none' });
    },
  };
}

function move(board: Board, step: number): void {
  const { view, patch } = board;
  if (view.side === 'items') {
    const next = neighbour(board.items, (item) => item.id === view.openItemId, step);
    if (next === undefined) return;
    patch({ openItemId: next.id, panel: 'none' });
    show(`item-${next.id}`);
    return;
  }
  const next = neighbour(board.rows, (row) => row.key === view.cursor, step);
  if (next === undefined) return;
  patch({ cursor: next.key });
  show(`submission-${next.key}`);
}

function neighbour<T>(list: readonly T[], isHere: (one: T) => boolean, step: number): T | undefined {
  const at = list.findIndex(isHere);
  return list[at === -1 ? 0 : Math.min(list.length - 1, Math.max(0, at + step))];
}

function show(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
}

function editingKeys({ board, actions, draftItem, addToOpen }: BoardHands): KeyMap {
  const { view, patch, openItem, chosen } = board;
  const open = openItem !== null && openItem.status === 'open' ? openItem : null;
  const toggle = () => {
    if (view.cursor !== null) board.select(view.cursor, !view.selected.has(view.cursor));
  };
  const routes = Object.fromEntries(
    ROUTES.map((route, index) => [
      String(index + 1),
      () => {
        if (open !== null) void actions.triage(open, withRoute(open, route));
      },
    ]),
  );
  return {
    x: toggle,
    ' ': toggle,
    n: draftItem,
    a: addToOpen,
    s: () => {
      if (chosen.length > 0) patch({ dialog: 'settle' });
    },
    e: () => {
      if (open !== null) patch({ panel: 'edit' });
    },
    d: () => {
      if (open !== null) patch({ panel: 'leave' });
    },
    m: () => mergeByKey(board, actions),
    ...routes,
  };
}

/** First m says which one goes, the second into which. */
function mergeByKey({ view, patch, openItem, items }: Board, actions: BoardActions): void {
  if (openItem === null || openItem.status !== 'open') return;
  const from = items.find((item) => item.id === view.mergingId);
  if (from === undefined) {
    patch({ mergingId: openItem.id, side: 'items' });
  } else if (from.id !== openItem.id) {
    patch({ mergingId: null });
    void actions.merge(openItem, from);
  }
}
