/** What the two pages of the ledger show: all sessions, or one. */
import { Link } from 'wouter';
import { formatDate } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';
import { LinkButton } from '#client/ui/button.tsx';
import { EmptyState, Spinner } from '#client/ui/feedback.tsx';
import { isInLedger, type LedgerDetail, type LedgerOverview } from '#shared/features/followups/views.ts';
import { FailureNotice } from './failure-notice.tsx';
import styles from './ledger.module.css';
import { LedgerFigures } from './ledger-figures.tsx';
import { LedgerItems } from './ledger-items.tsx';
import { LedgerSessions } from './ledger-sessions.tsx';
import { useResource } from './use-resource.ts';

/** `/ledger` */
export function LedgerOverviewPart() {
  const t = useText(ledgerTexts);
  const { value, failure, reload } = useResource<LedgerOverview>('/api/ledger');
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t.title}</h1>
        <p className={styles.quiet}>{t.lead}</p>
      </div>
      <FailureNotice failure={failure} onRetry={reload} />
      {value === null && failure === null && <Spinner height="50vh" />}
      {value !== null && value.sessions.length === 0 && (
        <EmptyState title={t.emptyTitle}>
          <p>{t.empty}</p>
        </EmptyState>
      )}
      {value !== null && value.sessions.length > 0 && (
        <>
          <LedgerFigures rates={value.overall} />
          <LedgerSessions sessions={value.sessions} />
        </>
      )}
      <p>
        <Link href="/track">{t.track}</Link>
      </p>
    </div>
  );
}

/** `/ledger/<code>` */
export function LedgerDetailPart({ code }: { readonly code: string }) {
  const t = useText(ledgerTexts);
  const path = `/api/ledger/${encodeURIComponent(code)}`;
  const { value, failure, reload } = useResource<LedgerDetail>(path);
  const missing = failure?.code === 'not_found' && value === null;
  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link href="/ledger">‹ {t.toAll}</Link>
      </p>
      {missing ? (
        <EmptyState title={t.emptyTitle}>
          <p>{t.empty}</p>
        </EmptyState>
      ) : (
        <FailureNotice failure={failure} onRetry={reload} />
      )}
      {value === null && failure === null && <Spinner height="50vh" />}
      {value !== null && (isInLedger(value.session.status) ? <Listed detail={value} /> : <Soon {...value} />)}
    </div>
  );
}

/** Rates and items, and where else the session can be found. */
function Listed({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText(ledgerTexts);
  const common = useText(commonTexts);
  const { session } = detail;
  return (
    <>
      <div className={styles.head}>
        <h1>{session.title}</h1>
        <p className={styles.quiet}>
          {session.startedAt === null ? t.noDate : formatDate(session.startedAt)}
          {' · '}
          {common.session[session.status]}
        </p>
      </div>
      <LedgerFigures rates={session.rates} />
      <LedgerItems detail={detail} />
      <div className={styles.links}>
        <LinkButton href={`/api/ledger/${session.code}/export.csv`} icon="save" download>
          {t.download}
        </LinkButton>
        <LinkButton href={`/s/${session.code}`} icon="right">
          {t.toSession}
        </LinkButton>
        <LinkButton href={`/replay/${session.code}`} icon="play">
          {t.toReplay}
        </LinkButton>
      </div>
    </>
  );
}

/** Between the end of the session and the first dispatch, and before: what will be here, and where to go meanwhile. */
function Soon({ session }: Pick<LedgerDetail, 'session'>) {
  const t = useText(ledgerTexts);
  const over = session.endedAt !== null;
  return (
    <>
      <div className={styles.head}>
        <h1>{session.title}</h1>
      </div>
      <EmptyState title={t.soonTitle}>
        <p>{over ? t.soon : t.soonAfter}</p>
        <div className={styles.links}>
          {over && (
            <LinkButton look="primary" href={`/replay/${session.code}`} icon="play">
              {t.toReplay}
            </LinkButton>
          )}
          <LinkButton href={`/s/${session.code}`} icon="right">
            {over ? t.toSession : t.toLive}
          </LinkButton>
        </div>
      </EmptyState>
    </>
  );
}
