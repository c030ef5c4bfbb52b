/** The sessions that people can enter, look forward to, or look back at. */
import { useCallback, useEffect, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatDateTime } from '#client/lib/format.ts';
import { getJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import { commonTexts } from '#client/locales/common.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState, Spinner } from '#client/ui/feedback.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { Link } from '#client/ui/link.tsx';
import type { SessionListItem } from '#shared/contract/http.ts';
import { groupSessions, type SessionGroup } from './list-view-model.ts';
import { SessionStateMark } from './session-head.tsx';
import styles from './session-list.module.css';

type Loaded = Outcome<readonly SessionListItem[]> | null;

/** Loads once; a failure says so and can be tried again. */
export function SessionList() {
  const t = useText(sessionTexts);
  const common = useText(commonTexts);
  const refusals = useText(refusalTexts);
  const [loaded, setLoaded] = useState<Loaded>(null);
  const load = useCallback(async () => {
    setLoaded(null);
    setLoaded(await getJson<readonly SessionListItem[]>('/api/sessions'));
  }, []);
  useEffect(() => void load(), [load]);
  if (loaded === null) return <Spinner height="80vh" />;
  if (!loaded.ok) {
    return (
      <EmptyState title={refusals[loaded.code]}>
        <Button look="primary" onClick={() => void load()}>
          {common.actions.retry}
        </Button>
      </EmptyState>
    );
  }
  const groups = groupSessions(loaded.value);
  if (groups.length === 0) return <EmptyState title={t.homeEmpty}>{t.homeEmptyHint}</EmptyState>;
  return (
    <div className={styles.place}>
      {groups.map(({ group, sessions }) => (
        <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t[group]}</h2>
          <ul>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} group={group} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface SessionRowProps {
  readonly session: SessionListItem;
  readonly group: SessionGroup;
}

function SessionRow({ session, group }: SessionRowProps) {
  const t = useText(sessionTexts);
  const common = useText(commonTexts);
  const go = { now: t.enter, ahead: t.announce, past: t.review }[group];
  return (
    <li className={styles.row}>
      <a className={styles.link} href={`/s/${session.code}`}>
        <span className={styles.title}>{session.title}</span>
        <span className={styles.facts}>
          <SessionStateMark status={session.status} />
          <span>{formatDateTime(session.scheduledAt)}</span>
          <span>
            {session.tenantName} · {common.kind[session.kind]}
          </span>
        </span>
        <span className={classes(styles.go, group === 'now' && styles.strong)}>
          {go}
          <Icon name="right" size={16} />
        </span>
      </a>
      {group === 'past' && (
        <Link className={styles.replay} href={`/replay/${session.code}`}>
          <Icon name="play" size={16} />
          {t.replay}
        </Link>
      )}
    </li>
  );
}
