/** The line under the top bar: which session this is, its parts, and where the connection stands. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { isBeforeEnd, mayPlan } from '#client/features/sessions/desk/view-model.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { useConnection, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { StaffRole } from '#shared/kernel/roles.ts';
import styles from './desk.module.css';
import { ShareDialog } from './share-dialog.tsx';

/** Links by role; what comes after the session appears when it has ended. */
export function SessionHead({ role }: { readonly role: StaffRole }) {
  const { sub: t } = useText(deskSessionTexts);
  const { editor: captions } = useText(replayDeskTexts);
  const session = useRoom((room) => room.session);
  const [location] = useLocation();
  const base = `/desk/s/${session.code}`;
  const reviews = role === 'moderator' || role === 'administrator';
  const over = !isBeforeEnd(session.status);
  const parts = [
    { href: base, name: t.live, shown: true },
    { href: `${base}/review`, name: t.review, shown: reviews },
    { href: `${base}/plan`, name: t.plan, shown: mayPlan(role) },
    { href: `${base}/captions`, name: captions.nav, shown: over && (reviews || role === 'clerk') },
    { href: `${base}/board`, name: t.board, shown: over && role !== 'department' && role !== 'reviewer' },
  ].filter((part) => part.shown);
  return (
    <div className={styles.head}>
      <h1 title={session.title}>{session.title}</h1>
      {parts.length > 1 && (
        <nav aria-label={t.nav} className={styles.parts}>
          {parts.map((part) => (
            <Link key={part.href} href={part.href} aria-current={location === part.href ? 'page' : undefined}>
              {part.name}
            </Link>
          ))}
        </nav>
      )}
      <Connection />
      <Ways role={role} />
    </div>
  );
}

/** Out of the desk: what citizens see, and how they get there; after the end the record. */
function Ways({ role }: { readonly role: StaffRole }) {
  const { sub: t } = useText(deskSessionTexts);
  const { code, status } = useRoom((room) => room.session);
  const [sharing, setSharing] = useState(false);
  const over = !isBeforeEnd(status);
  const isPublic = status !== 'preparing';
  return (
    <>
      <span className={styles.links}>
        {isPublic && (
          <a href={`/s/${code}`} target="_blank" rel="noreferrer">
            {t.citizen}
          </a>
        )}
        {isPublic && !over && (
          <Button compact icon="link" onClick={() => setSharing(true)}>
            {t.share}
          </Button>
        )}
        {over && role !== 'department' && <a href={`/api/sessions/${code}/record.docx`}>{t.record}</a>}
        <code title={code}>{code}</code>
      </span>
      {sharing && !over && <ShareDialog code={code} onClose={() => setSharing(false)} />}
    </>
  );
}

/** Nothing while all is well. */
function Connection() {
  const t = useText(commonTexts);
  const refusals = useText(refusalTexts);
  const { status, code } = useConnection();
  if (status === 'live') return null;
  const words =
    status === 'refused'
      ? t.connection.refused + (code === null ? '' : refusals[code])
      : t.connection[status];
  return (
    <span role="status" className={styles.connection}>
      <StateMark tone="waiting">{words}</StateMark>
    </span>
  );
}
