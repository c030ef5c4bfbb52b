/** The desk of items: the list by urgency on the left, the open item on the right; on phones one of them. */
import { useDeferredValue, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { EmptyState, Key, Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';
import type { DeskList as DeskListView } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { DeskFilters } from './desk-filters.tsx';
import { DeskList } from './desk-list.tsx';
import { filterItems, groupItems, NO_FILTER } from './desk-view-model.ts';
import { FailureNotice } from './failure-notice.tsx';
import { ItemDetail } from './item-detail.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useResource } from './use-resource.ts';

interface DeskItemsProps {
  readonly itemId: string | null;
  readonly me: StaffMe;
  readonly onOpen: (itemId: string) => void;
}

/** Loads the whole list and filters it here, so that every choice answers at once. */
export function DeskItems({ itemId, me, onOpen }: DeskItemsProps) {
  const t = useText(itemTexts);
  const list = useResource<DeskListView>('/api/desk/items', 30_000);
  const [filter, setFilter] = useState(NO_FILTER);
  const shownFilter = useDeferredValue(filter);
  const items = list.value?.items ?? [];
  const groups = groupItems(filterItems(items, shownFilter), me);
  const ordered = groups.flatMap((group) => group.items);
  useListKeys(ordered, itemId, onOpen);
  if (list.value === null)
    return (
      <div className={styles.page}>
        <h1 className={styles.listTitle}>{me.role === 'department' ? t.mine : t.title}</h1>
        <FailureNotice failure={list.failure} onRetry={list.reload} />
        {list.failure === null && <Spinner height="60vh" />}
      </div>
    );
  return (
    <div className={classes(styles.page, styles.split, itemId !== null && styles.hasOpen)}>
      <div className={styles.listSide}>
        <ListHead
          me={me}
          alone={itemId === null}
          shown={ordered.length}
          all={items.length}
          overdue={list.value.counts.overdue}
        />
        <FailureNotice failure={list.failure} onRetry={list.reload} words={t.stale} />
        {items.length === 0 ? (
          <EmptyState title={t.emptyTitle}>
            <p>{me.role === 'department' ? t.emptyUnit : t.empty}</p>
          </EmptyState>
        ) : (
          <>
            <DeskFilters
              items={items}
              counts={list.value.counts}
              filter={filter}
              onChange={setFilter}
              viewer={me}
            />
            {ordered.length === 0 && <p className={styles.quiet}>{t.noMatch}</p>}
            <DeskList groups={groups} openId={itemId} viewer={me} />
          </>
        )}
      </div>
      <div className={styles.detailSide}>
        {itemId === null ? (
          <EmptyState title={t.choose}>
            <p>{t.chooseHint}</p>
            <p>
              {t.keys}
              <Key>k</Key> <Key>j</Key>
            </p>
          </EmptyState>
        ) : (
          <ItemDetail key={itemId} itemId={itemId} me={me} onChanged={list.reload} />
        )}
      </div>
    </div>
  );
}

interface ListHeadProps {
  readonly me: StaffMe;
  /** No item is open: the list is what the page is about. */
  readonly alone: boolean;
  readonly shown: number;
  readonly all: number;
  readonly overdue: number;
}

function ListHead({ me, alone, shown, all, overdue }: ListHeadProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const Title = alone ? 'h1' : 'h2';
  return (
    <header className={styles.listHead}>
      <Title className={styles.listTitle}>{me.role === 'department' ? t.mine : t.title}</Title>
      <span className={styles.quiet}>{me.unitName ?? ''}</span>
      <span className={styles.headFigures} role="status" aria-label={words.processAxis}>
        {t.count(shown, all)}
        {overdue > 0 && <strong className={styles.warn}>{t.overdueCount(overdue)}</strong>}
      </span>
    </header>
  );
}
