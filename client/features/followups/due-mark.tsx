/** The date of an item in words, shape and colour: late stands out, calm stays calm. */
import { formatDate } from '#client/lib/format.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { DeskFlags } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { dueWord } from './desk-view-model.ts';

interface DueMarkProps {
  readonly due: string;
  readonly flags: DeskFlags;
}

/** A triangle and vermilion when late, a clock and amber when soon, plain words else. */
export function DueMark({ due, flags }: DueMarkProps) {
  const t = useText(itemTexts);
  const word = dueWord(flags);
  switch (word.kind) {
    case 'over':
    case 'overToday':
      return (
        <span className={styles.late}>
          <Icon name="warning" size={16} />
          {word.kind === 'over' ? t.due.over(word.days) : t.due.overToday}
        </span>
      );
    case 'today':
    case 'left':
      return (
        <span className={flags.dueSoon ? styles.soon : styles.calm}>
          {flags.dueSoon && <Icon name="clock" size={16} />}
          {word.kind === 'left' ? t.due.left(word.days) : t.due.today}
        </span>
      );
    default:
      return <span className={styles.calm}>{t.due.on(formatDate(due))}</span>;
  }
}

/** The department's own promise has passed, apart from the duty to reply. */
export function PromiseMark({ flags }: { readonly flags: DeskFlags }) {
  const t = useText(itemTexts);
  if (!flags.promiseOverdue) return null;
  return (
    <span className={styles.late}>
      <Icon name="warning" size={16} />
      {t.due.promise}
    </span>
  );
}
