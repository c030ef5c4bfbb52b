/** After the session: says so, and leads to what comes next [S14]. */
import { AfterLinks } from '#client/features/sessions/after-links.tsx';
import { classes } from '#client/lib/classes.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { LinkButton } from '#client/ui/button.tsx';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import styles from './desk.module.css';

interface EndedNoticeProps {
  /** The person has a part in compiling. */
  readonly hasBoard: boolean;
}

/** Nothing before the end. */
export function EndedNotice({ hasBoard }: EndedNoticeProps) {
  const { ended: t } = useText(deskSessionTexts);
  const { status, code } = useRoom((room) => room.session);
  if (status !== 'compiling' && status !== 'handling' && status !== 'closed') return null;
  const next = nextStep(status, code, hasBoard);
  return (
    <section
      className={classes(styles.after, status === 'closed' && styles.filed)}
      aria-labelledby="after-title"
    >
      <div>
        <h2 id="after-title">{t.heading}</h2>
        <p>{t[status]}</p>
      </div>
      <nav className={styles.afterWays} aria-label={t.next}>
        {next !== null && (
          <LinkButton look="primary" href={next.href}>
            {t[next.words]}
          </LinkButton>
        )}
        <AfterLinks code={code} />
      </nav>
    </section>
  );
}

interface NextStep {
  readonly href: string;
  readonly words: 'toBoard' | 'toItems';
}

/** What the person is waited for to do. */
function nextStep(status: SessionStatus, code: string, hasBoard: boolean): NextStep | null {
  if (status === 'compiling' && hasBoard) return { href: `/desk/s/${code}/board`, words: 'toBoard' };
  return status === 'handling' ? { href: '/desk/items', words: 'toItems' } : null;
}
