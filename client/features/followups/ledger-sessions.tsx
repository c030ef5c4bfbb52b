/** The sessions of the ledger: one row each, newest first. */
import { Link } from 'wouter';
import { formatCount, formatDate } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { LedgerSession } from '#shared/features/followups/views.ts';
import styles from './ledger.module.css';
import { shareText } from './view-model.ts';

/** Figures stand beside the title on desktops and below it on phones. */
export function LedgerSessions({ sessions }: { readonly sessions: readonly LedgerSession[] }) {
  const t = useText(ledgerTexts);
  return (
    <section>
      <h2>{t.sessions}</h2>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </ul>
    </section>
  );
}

function SessionRow({ session }: { readonly session: LedgerSession }) {
  const t = useText(ledgerTexts);
  const common = useText(commonTexts);
  const { rates } = session;
  const figures = [
    [t.opinionsHead, t.opinions(formatCount(rates.opinions))],
    [t.answered, shareText(rates.answered, rates.opinions)],
    [t.carriedOut, shareText(rates.carriedOut, rates.opinions)],
  ] as const;
  return (
    <li className={styles.session}>
      <div className={styles.sessionHead}>
        <Link href={`/ledger/${session.code}`} className={styles.sessionTitle ?? ''}>
          {session.title}
        </Link>
        <span className={styles.quiet}>
          {session.startedAt === null ? t.noDate : formatDate(session.startedAt)}
          {' · '}
          {common.session[session.status]}
        </span>
        {rates.overdue > 0 && (
          <StateMark tone="live" wrap>
            {t.overdue(rates.overdue)}
          </StateMark>
        )}
      </div>
      <dl className={styles.sessionFigures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
