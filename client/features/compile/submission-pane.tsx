/** The left side of the board: submissions with filter, search and selection. */
import { useState } from 'react';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Tabs } from '#client/ui/tabs.tsx';
import styles from './board.module.css';
import { SubmissionRow } from './submission-row.tsx';
import type { BoardHands } from './use-board-keys.ts';
import { filterSubmissions, type SubmissionFilter } from './view-model.ts';

const FILTERS: readonly SubmissionFilter[] = ['open', 'all', 'settled'];
const PAGE = 200;

/** Rows come two hundred at a time; the keys bring more as they move. */
export function SubmissionPane({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const { board, actions, edits } = hands;
  const { view, patch, all, rows } = board;
  const supports = useNow((now) => now.supports);
  const [pages, setPages] = useState(1);
  const cursorAt = rows.findIndex((row) => row.key === view.cursor);
  const shown = Math.max(pages * PAGE, Math.ceil((cursorAt + 1) / PAGE + 0.2) * PAGE);
  const selectedKeys = board.chosen.map((one) => one.key).join(' ');
  return (
    <section className={styles.pane} aria-label={t.submissions}>
      <div className={styles.paneHead}>
        <Tabs
          id="submissions"
          label={t.submissions}
          items={FILTERS.map((key) => ({
            key,
            label: t.filter[key],
            count: String(filterSubmissions(all, key, '').length),
          }))}
          current={view.filter}
          onChange={(filter) => patch({ filter })}
          compact
        />
        <div className={styles.searchRow}>
          <TextField
            id="board-search"
            label={t.search}
            value={view.search}
            onChange={(search) => patch({ search })}
            type="search"
            compact
          />
          {edits && (
            <Button compact icon="comment" onClick={() => patch({ dialog: 'picker' })}>
              {t.pickComments}
            </Button>
          )}
        </div>
      </div>
      <div
        role="tabpanel"
        id={`submissions-panel-${view.filter}`}
        aria-labelledby={`submissions-tab-${view.filter}`}
        className={styles.scroll}
      >
        <ul>
          {rows.slice(0, shown).map((row) => (
            <SubmissionRow
              key={row.key}
              submission={row}
              supports={supports[row.id] ?? 0}
              selected={view.selected.has(row.key)}
              here={view.side === 'submissions' && row.key === view.cursor}
              edits={edits}
              dragged={view.selected.has(row.key) ? selectedKeys : row.key}
              onSelect={board.select}
              onOpenItem={hands.openItem}
              onUnsettle={actions.unsettle}
              onUnpick={actions.unpick}
            />
          ))}
        </ul>
        {rows.length > shown && (
          <Button look="quiet" onClick={() => setPages((before) => before + 1)}>
            {t.more(Math.min(PAGE, rows.length - shown))}
          </Button>
        )}
        {rows.length === 0 && <NoSubmissions total={all.length} searching={view.search !== ''} />}
      </div>
      {board.chosen.length > 0 && edits && <SelectionBar hands={hands} />}
    </section>
  );
}

function NoSubmissions({ total, searching }: { readonly total: number; readonly searching: boolean }) {
  const t = useText(compileTexts);
  if (searching) return <EmptyState title={t.noMatch} />;
  return (
    <EmptyState title={total === 0 ? t.emptyAll : t.emptyOpen}>
      <p>{total === 0 ? t.emptyAllHint : t.emptyOpenHint}</p>
    </EmptyState>
  );
}

/** What can be done with the selected ones; it takes the place below the list, so that nothing jumps. */
function SelectionBar({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const { board, draftItem, addToOpen } = hands;
  const open = board.openItem !== null && board.openItem.status === 'open' ? board.openItem : null;
  return (
    <div className={styles.selection} role="toolbar" aria-label={t.selected(board.chosen.length)}>
      <strong>{t.selected(board.chosen.length)}</strong>
      <Button look="primary" compact onClick={draftItem}>
        {t.draft}
      </Button>
      <Button compact disabled={open === null} onClick={addToOpen}>
        {open === null ? t.addNone : t.addTo(open.no)}
      </Button>
      <Button compact onClick={() => board.patch({ dialog: 'settle' })}>
        {t.settle}
      </Button>
      <Button look="quiet" compact onClick={() => board.patch({ selected: new Set() })}>
        {t.clearSelection}
      </Button>
    </div>
  );
}
