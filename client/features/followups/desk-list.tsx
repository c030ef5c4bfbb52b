/** The list of a desk's items by urgency; j and k move through it. */
import { memo } from 'react';
import { Link } from 'wouter';
import { classes } from '#client/lib/classes.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import type { DeskItem } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import type { GroupedItems, Viewer } from './desk-view-model.ts';
import { DueMark, PromiseMark } from './due-mark.tsx';
import { OutcomeMark, ProcessMark } from './marks.tsx';

interface DeskListProps {
  readonly groups: readonly GroupedItems[];
  readonly openId: string | null;
  readonly viewer: Viewer;
}

/** Groups under their names with counts. */
export function DeskList({ groups, openId, viewer }: DeskListProps) {
  const t = useText(itemTexts);
  return (
    <div>
      {groups.map(({ group, items }) => (
        <section key={group} aria-label={t.group[group]}>
          <h2 className={classes(styles.group, group === 'late' && styles.groupLate)}>
            {t.group[group]} <span className={styles.quiet}>{items.length}</span>
          </h2>
          <ul>
            {items.map((item) => (
              <DeskRow
                key={item.itemId}
                item={item}
                open={item.itemId === openId}
                showUnit={viewer.role !== 'department'}
                helping={viewer.role === 'department' && item.lead.id !== viewer.unitId}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface DeskRowProps {
  readonly item: DeskItem;
  readonly open: boolean;
  readonly showUnit: boolean;
  readonly helping: boolean;
}

const DeskRow = memo(function DeskRow({ item, open, showUnit, helping }: DeskRowProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  return (
    <li className={classes(styles.row, open && styles.rowOpen, item.flags.overdue && styles.rowLate)}>
      <Link
        href={`/desk/items/${item.itemId}`}
        className={styles.rowLink ?? ''}
        aria-current={open ? 'true' : undefined}
        id={`row-${item.itemId}`}
      >
        <span className={styles.rowTitle}>
          <span className={styles.quiet}>№{item.no}</span> {item.title}
        </span>
        <span className={styles.rowFacts}>
          <DueMark due={item.due} flags={item.flags} />
          <PromiseMark flags={item.flags} />
          <RowMark item={item} />
          {item.worstRating === 'dissatisfied' && (
            <strong className={styles.warn}>{t.due.dissatisfied}</strong>
          )}
        </span>
        <span className={styles.rowFacts}>
          {showUnit && <span>{item.lead.name}</span>}
          {helping && (
            <span>
              {t.coUnit} · {words.lead} {item.lead.name}
            </span>
          )}
          {item.handler !== '' && <span className={styles.quiet}>{item.handler}</span>}
          <span className={styles.quiet}>{words.opinions(item.opinions)}</span>
          {item.urged > 0 && <span className={styles.warn}>{t.due.urged(item.urged)}</span>}
        </span>
      </Link>
    </li>
  );
});

/** The outcome once it is published and nothing is open; else the process. */
function RowMark({ item }: { readonly item: DeskItem }) {
  const open = item.outcome === null || item.process === 'review' || item.process === 'redo';
  return open ? <ProcessMark process={item.process} /> : <OutcomeMark outcome={item.outcome} />;
}
