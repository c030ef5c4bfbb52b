/** The list of sessions: `/desk`. */
import { FailedPage } from '#client/app/message-page.tsx';
import { SessionList } from '#client/features/sessions/desk/session-list.tsx';
import { mayPlan } from '#client/features/sessions/desk/view-model.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { LinkButton } from '#client/ui/button.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import type { SessionListItem, StaffMe } from '#shared/contract/http.ts';
import styles from './desk.module.css';
import { useLoaded } from './use-loaded.ts';

/** Departments see the sessions to which they are invited. */
export function SessionsPage({ staff }: { readonly staff: StaffMe }) {
  const t = useText(deskSessionTexts);
  usePageTitle(`${t.list.heading} · ${staff.tenantName}`);
  const sessions = useLoaded<readonly SessionListItem[]>('/api/sessions');
  if (sessions.failure !== null) return <FailedPage code={sessions.failure} retry={sessions.reload} />;
  const mine = (sessions.value ?? []).filter(
    (session) => staff.unitId === null || session.unitIds.includes(staff.unitId),
  );
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{t.list.heading}</h1>
        {mayPlan(staff.role) && (
          <LinkButton look="primary" icon="plus" href="/desk/new">
            {t.list.create}
          </LinkButton>
        )}
      </div>
      {sessions.value === null ? (
        <Spinner />
      ) : (
        <SessionList sessions={mine} mayCreate={mayPlan(staff.role)} />
      )}
    </div>
  );
}
