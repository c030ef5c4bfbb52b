/** The counters of the room, kept apart and labelled, and the longest wait before review. */
import { classes } from '#client/lib/classes.ts';
import { formatCount, formatWait } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import styles from './runner.module.css';

const SHOWN = ['current', 'peak', 'distinct', 'views', 'interacted'] as const;
const LONG_WAIT_MS = 2 * 60_000;

/** Each figure with its word; what it counts is told on pointing. */
export function Counters() {
  const { counters: t } = useText(deskSessionTexts);
  const counters = useNow((now) => now.counters);
  return (
    <dl className={styles.counters}>
      {SHOWN.map((name) => (
        <div key={name} title={t.meaning[name]} className={classes(name === 'current' && styles.first)}>
          <dt>{t[name]}</dt>
          <dd>{formatCount(counters[name])}</dd>
        </div>
      ))}
      <Waiting />
    </dl>
  );
}

/** From the room itself rather than the counter, so that it falls the moment a decision arrives. */
function Waiting() {
  const { counters: t } = useText(deskSessionTexts);
  const byId = useRoom((room) => room.questions.byId);
  const comments = useRoom((room) => room.comments.pending);
  const now = useTime(1000);
  const pending = Object.values(byId).filter((question) => question.status === 'pending');
  const count = pending.length + Object.keys(comments).length;
  const ages = pending.map((question) => now - Date.parse(question.askedAt));
  const oldest = Math.max(0, ...ages);
  return (
    <div className={classes(styles.waiting, oldest >= LONG_WAIT_MS && styles.late)}>
      <dt>{t.waiting}</dt>
      <dd>
        {formatCount(count)}
        <small>{pending.length === 0 ? '' : t.longest(formatWait(oldest))}</small>
      </dd>
    </div>
  );
}
