/** The board as this person works on it: what is filtered, selected, open; nothing of it is kept by the server. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useRoom } from '#client/session/session-context.tsx';
import { coverage } from '#shared/features/compile/coverage.ts';
import type { CompileItem, CompileItemStatus } from '#shared/features/compile/state.ts';
import {
  filterSubmissions,
  isFree,
  itemsIn,
  type Submission,
  type SubmissionFilter,
  submissionsOf,
} from './view-model.ts';

export interface BoardView {
  readonly filter: SubmissionFilter;
  readonly search: string;
  readonly itemStatus: CompileItemStatus;
  /** Which side the keys move. */
  readonly side: 'submissions' | 'items';
  /** The submission under the keys. */
  readonly cursor: string | null;
  readonly selected: ReadonlySet<string>;
  readonly openItemId: string | null;
  /** The item that is looking for another to be merged into. */
  readonly mergingId: string | null;
  /** What is open inside the open item. */
  readonly panel: 'none' | 'edit' | 'leave';
  readonly dialog: 'none' | 'settle' | 'picker' | 'help' | 'remove';
}

const BEGIN: BoardView = {
  filter: 'open',
  search: '',
  itemStatus: 'open',
  side: 'submissions',
  cursor: null,
  selected: new Set(),
  openItemId: null,
  mergingId: null,
  panel: 'none',
  dialog: 'none',
};

export interface Board {
  readonly view: BoardView;
  readonly patch: (change: Partial<BoardView>) => void;
  readonly all: readonly Submission[];
  readonly byKey: ReadonlyMap<string, Submission>;
  readonly rows: readonly Submission[];
  readonly items: readonly CompileItem[];
  readonly openItem: CompileItem | null;
  /** Selected ones that may still be put somewhere. */
  readonly chosen: readonly Submission[];
  readonly coverage: ReturnType<typeof coverage>;
  readonly select: (key: string, on: boolean) => void;
}

/** Everything that the parts of the board share. */
export function useBoard(): Board {
  const [view, setView] = useState(BEGIN);
  const questions = useRoom((room) => room.questions);
  const compile = useRoom((room) => room.compile);
  const search = useDeferredValue(view.search);
  const patch = useCallback(
    (change: Partial<BoardView>) => setView((before) => ({ ...before, ...change })),
    [],
  );
  const all = useMemo(() => submissionsOf({ questions, compile }), [questions, compile]);
  const byKey = useMemo(() => new Map(all.map((one) => [one.key, one])), [all]);
  const rows = useMemo(() => filterSubmissions(all, view.filter, search), [all, view.filter, search]);
  const items = useMemo(() => itemsIn(compile, view.itemStatus), [compile, view.itemStatus]);
  const counted = useMemo(() => coverage({ questions, compile }), [questions, compile]);
  const select = useCallback(
    (key: string, on: boolean) =>
      setView((before) => {
        const selected = new Set(before.selected);
        if (on) selected.add(key);
        else selected.delete(key);
        return { ...before, selected, cursor: key, side: 'submissions' };
      }),
    [],
  );
  return {
    view,
    patch,
    all,
    byKey,
    rows,
    items,
    openItem: view.openItemId === null ? null : (compile.items[view.openItemId] ?? null),
    chosen: all.filter((one) => view.selected.has(one.key) && isFree(one)),
    coverage: counted,
    select,
  };
}
