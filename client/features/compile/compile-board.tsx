/** The board: raw submissions left, items right, coverage on top; by mouse, by drag and by keys. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { getJson } from '#client/lib/http.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import type { CompileItem } from '#shared/features/compile/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './board.module.css';
import { BoardDialogs } from './board-dialogs.tsx';
import { CoverageBar } from './coverage-bar.tsx';
import { ItemPane } from './item-pane.tsx';
import { SubmissionPane } from './submission-pane.tsx';
import { type Board, useBoard } from './use-board.ts';
import { type BoardActions, useBoardActions } from './use-board-actions.ts';
import { type BoardHands, useBoardKeys } from './use-board-keys.ts';
import { boardAccess, firstTitle } from './view-model.ts';

/** Inside a room of the staff audience. */
export function CompileBoard({ role }: { readonly role: StaffRole }) {
  const t = useText(compileTexts);
  const session = useRoom((room) => room.session);
  const board = useBoard();
  const actions = useBoardActions();
  const access = boardAccess(session.status, role);
  const units = useUnits(session.units);
  const hands = useHands(board, actions, access.edits);
  useBoardKeys(hands);
  return (
    <div className={styles.board}>
      <header className={styles.head}>
        <div className={styles.headLine}>
          <Link href={`/desk/s/${session.code}`}>‹ {t.back}</Link>
          <h1 className={styles.title}>
            {t.title} <span className={styles.sessionName}>{session.title}</span>
          </h1>
          <Button look="quiet" compact onClick={() => board.patch({ dialog: 'help' })}>
            {t.keys} ?
          </Button>
        </div>
        <CoverageBar
          coverage={board.coverage}
          onShowOpen={() => board.patch({ filter: 'open', search: '', side: 'submissions' })}
        />
        {access.why !== 'none' && <Notice tone="waiting">{t[access.why]}</Notice>}
      </header>
      <div className={styles.panes}>
        <SubmissionPane hands={hands} />
        <ItemPane hands={hands} units={units} role={role} />
      </div>
      <BoardDialogs hands={hands} />
    </div>
  );
}

/** What buttons, drops and keys do alike. */
function useHands(board: Board, actions: BoardActions, edits: boolean): BoardHands {
  const { patch, byKey, chosen, openItem } = board;
  const draftFrom = useCallback(
    async (keys: readonly string[]) => {
      const texts = keys.flatMap((key) => byKey.get(key)?.text ?? []);
      if (texts.length === 0) return;
      const itemId = await actions.draft(keys, firstTitle(texts));
      if (itemId === null) return;
      patch({ selected: new Set(), openItemId: itemId, itemStatus: 'open', panel: 'edit' });
    },
    [actions, byKey, patch],
  );
  const addTo = useCallback(
    async (item: CompileItem, keys: readonly string[]) => {
      if (await actions.add(item, keys)) patch({ selected: new Set(), openItemId: item.id });
    },
    [actions, patch],
  );
  const openItemById = useCallback(
    (itemId: string) => patch({ openItemId: itemId, panel: 'none', side: 'items' }),
    [patch],
  );
  return useMemo(() => {
    const keys = chosen.map((one) => one.key);
    return {
      board,
      actions,
      edits,
      draftFrom: (from) => void draftFrom(from),
      draftItem: () => void draftFrom(keys),
      addTo: (item, added) => void addTo(item, added),
      addToOpen: () => {
        if (openItem !== null && openItem.status === 'open' && keys.length > 0) void addTo(openItem, keys);
      },
      openItem: openItemById,
    };
  }, [board, actions, edits, draftFrom, addTo, openItemById, chosen, openItem]);
}

/** All departments of the body, those of the session first; the session's alone while the rest is not here. */
function useUnits(invited: readonly UnitItem[]): readonly UnitItem[] {
  const [all, setAll] = useState<readonly UnitItem[]>([]);
  useEffect(() => {
    let wanted = true;
    void getJson<readonly UnitItem[]>('/api/units').then((outcome) => {
      if (wanted && outcome.ok) setAll(outcome.value);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return useMemo(() => {
    const here = new Set(invited.map((unit) => unit.id));
    return [...invited, ...all.filter((unit) => !here.has(unit.id))];
  }, [invited, all]);
}
