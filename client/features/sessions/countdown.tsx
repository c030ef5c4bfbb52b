/** How long until an announced session begins. */
import { formatDateTime, formatUntil } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import styles from './session-pages.module.css';

/** Runs every second; says "soon" once the time has come. */
export function Countdown() {
  const t = useText(sessionTexts);
  const scheduledAt = useRoom((room) => room.session.scheduledAt);
  const now = useTime(1000);
  const left = Date.parse(scheduledAt) - now;
  return (
    <section className={styles.countdown} aria-label={t.countdown}>
      <span className={styles.quiet}>
        {t.time} {formatDateTime(scheduledAt)}
      </span>
      {left > 0 ? (
        <span role="timer">
          {t.countdown} <strong>{formatUntil(left)}</strong>
        </span>
      ) : (
        <strong>{t.startingSoon}</strong>
      )}
    </section>
  );
}
