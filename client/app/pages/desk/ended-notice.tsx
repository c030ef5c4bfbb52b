/** After the session: says so, and what comes next. */
import { Link } from 'wouter';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Notice } from '#client/ui/feedback.tsx';

/** Nothing before the end. */
export function EndedNotice() {
  const { ended: t } = useText(deskSessionTexts);
  const { status, code } = useRoom((room) => room.session);
  if (status === 'compiling') {
    return (
      <Notice tone="info">
        <strong>{t.heading}</strong> {t.compiling} <Link href={`/desk/s/${code}/board`}>{t.toBoard}</Link>
      </Notice>
    );
  }
  if (status === 'handling') {
    return (
      <Notice tone="info">
        <strong>{t.heading}</strong> {t.handling} <Link href="/desk/items">{t.toItems}</Link>
      </Notice>
    );
  }
  if (status !== 'closed') return null;
  return (
    <Notice tone="good">
      {t.closed} <a href={`/ledger/${code}`}>{t.toLedger}</a>
    </Notice>
  );
}
