/** One item in the list: its line, and when it is open everything that can be done with it. */
import { type DragEvent, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatCount } from '#client/lib/format.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import { type CompileItem, sourcesOf } from '#shared/features/compile/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './board.module.css';
import { accepts, carry, dropped } from './drag.ts';
import { OpenItem } from './open-item.tsx';
import type { BoardHands } from './use-board-keys.ts';
import { mostSupports } from './view-model.ts';

interface ItemRowProps {
  readonly item: CompileItem;
  readonly hands: BoardHands;
  readonly merging: CompileItem | null;
  readonly units: readonly UnitItem[];
  readonly role: StaffRole;
  readonly open: boolean;
}

/** Takes submissions and other items that are dropped on it. */
export function ItemRow({ item, hands, merging, units, role, open }: ItemRowProps) {
  const { board, actions, edits } = hands;
  const [over, setOver] = useState(false);
  const takes = edits && item.status === 'open';
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const what = dropped(event);
    if (what?.kind === 'submissions') hands.addTo(item, what.keys);
    const from = what?.kind === 'item' ? board.items.find((one) => one.id === what.itemId) : undefined;
    if (from !== undefined && from.id !== item.id) void actions.merge(item, from);
  };
  return (
    <li
      id={`item-${item.id}`}
      className={classes(styles.item, open && styles.itemOpen, over && styles.dropOver)}
      draggable={takes && !open}
      onDragStart={(event) => carry(event, { kind: 'item', itemId: item.id })}
      onDragOver={(event) => {
        if (!takes || !accepts(event, 'submissions', 'item')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ItemLine item={item} hands={hands} merging={merging} open={open} />
      {open && <OpenItem item={item} hands={hands} units={units} role={role} />}
    </li>
  );
}

type ItemLineProps = Pick<ItemRowProps, 'item' | 'hands' | 'merging' | 'open'>;

function ItemLine({ item, hands, merging, open }: ItemLineProps) {
  const t = useText(compileTexts);
  const supports = useNow((now) => mostSupports(item, now.supports));
  const { board, actions } = hands;
  const into = merging !== null && merging.id !== item.id && item.status === 'open';
  const mergeHere = () => {
    if (merging === null) return;
    board.patch({ mergingId: null, openItemId: item.id });
    void actions.merge(item, merging);
  };
  return (
    <div className={styles.itemLine}>
      <button
        type="button"
        className={styles.itemButton}
        aria-expanded={open}
        onClick={() => board.patch({ openItemId: open ? null : item.id, side: 'items', panel: 'none' })}
      >
        <span className={styles.no}>{item.no}</span>
        <span className={styles.itemWords}>
          <span className={styles.itemTitle}>{item.title}</span>
          <span className={styles.about}>
            <TriageMark item={item} />
            <span>{t.item.sources(sourcesOf(item).length)}</span>
            {supports > 0 && <span>△ {formatCount(supports)}</span>}
          </span>
        </span>
      </button>
      {into && (
        <Button compact look="primary" onClick={mergeHere}>
          {t.item.mergeHere}
        </Button>
      )}
    </div>
  );
}

function TriageMark({ item }: { readonly item: CompileItem }) {
  const t = useText(compileTexts);
  const { triage } = item;
  if (triage === null) return <StateMark tone="waiting">{t.item.notTriaged}</StateMark>;
  const units = [triage.lead, ...triage.coUnits].flatMap((unit) => (unit === null ? [] : [unit.name]));
  return (
    <>
      <StateMark tone="info">{t.route[triage.route]}</StateMark>
      {units.length > 0 && <span>{units.join('、')}</span>}
    </>
  );
}
