/** The right side of the board: items by status, and the open one in its place in the list. */
import { type DragEvent, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { EmptyState, Notice } from '#client/ui/feedback.tsx';
import { Tabs } from '#client/ui/tabs.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import type { CompileItemStatus } from '#shared/features/compile/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './board.module.css';
import { accepts, dropped } from './drag.ts';
import { ItemRow } from './item-row.tsx';
import type { BoardHands } from './use-board-keys.ts';
import { itemsIn } from './view-model.ts';

const STATUSES: readonly CompileItemStatus[] = ['open', 'dispatched', 'finished'];

interface ItemPaneProps {
  readonly hands: BoardHands;
  readonly units: readonly UnitItem[];
  readonly role: StaffRole;
}

/** Submissions dropped beside the items make a new one. */
export function ItemPane({ hands, units, role }: ItemPaneProps) {
  const t = useText(compileTexts);
  const { board, edits } = hands;
  const { view, patch, items } = board;
  const compile = useRoom((room) => room.compile);
  const merging = items.find((item) => item.id === view.mergingId) ?? null;
  const any = Object.keys(compile.items).length > 0;
  return (
    <section className={styles.pane} aria-label={t.items}>
      <div className={styles.paneHead}>
        <Tabs
          id="items"
          label={t.items}
          items={STATUSES.map((key) => ({
            key,
            label: t.itemFilter[key],
            count: String(itemsIn(compile, key).length),
          }))}
          current={view.itemStatus}
          onChange={(itemStatus) => patch({ itemStatus, mergingId: null })}
          compact
        />
        {edits && <NewItemDrop hands={hands} />}
        {merging !== null && <Notice tone="waiting">{t.item.mergeFrom(merging.no)}</Notice>}
      </div>
      <div
        role="tabpanel"
        id={`items-panel-${view.itemStatus}`}
        aria-labelledby={`items-tab-${view.itemStatus}`}
        className={styles.scroll}
      >
        <ul>
          {items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              hands={hands}
              merging={merging}
              units={units}
              role={role}
              open={item.id === view.openItemId}
            />
          ))}
        </ul>
        {items.length === 0 && (
          <EmptyState title={any ? t.noItemsHere : t.noItems}>{!any && <p>{t.noItemsHint}</p>}</EmptyState>
        )}
      </div>
    </section>
  );
}

function NewItemDrop({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const what = dropped(event);
    if (what?.kind === 'submissions') hands.draftFrom(what.keys);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target only; the key n and the button do the same
    <div
      className={classes(styles.drop, over && styles.dropOver)}
      onDragOver={(event) => {
        if (!accepts(event, 'submissions')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {t.dropNew}
    </div>
  );
}
