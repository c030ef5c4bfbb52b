/** The list of sessions on the desk: what runs and what is prepared first, then what is over. */
import { Link } from 'wouter';
import { formatDateTime } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { EmptyState } from '#client/ui/feedback.tsx';
import { StateMark, type StateTone } from '#client/ui/state-mark.tsx';
import type { SessionListItem } from '#shared/contract/http.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import styles from './list.module.css';
import { isBeforeEnd } from './view-model.ts';

const TONES: Readonly<Record<SessionStatus, StateTone>> = {
  preparing: 'stopped',
  announced: 'waiting',
  live: 'live',
  paused: 'waiting',
  compiling: 'info',
  handling: 'info',
  closed: 'done',
};

interface SessionListProps {
  readonly sessions: readonly SessionListItem[];
  /** Whether the reader may create one. */
  readonly mayCreate: boolean;
}

/** Two groups; an empty one is left out. */
export function SessionList({ sessions, mayCreate }: SessionListProps) {
  const { list: t } = useText(deskSessionTexts);
  if (sessions.length === 0) {
    return <EmptyState title={t.empty}>{mayCreate ? t.emptyHint : t.emptyOthers}</EmptyState>;
  }
  const current = runningFirst(sessions.filter((session) => isBeforeEnd(session.status)));
  const past = sessions.filter((session) => !isBeforeEnd(session.status));
  return (
    <>
      <Group title={t.current} sessions={current} />
      <Group title={t.past} sessions={past} />
    </>
  );
}

/** What goes on now stands on top. */
function runningFirst(sessions: readonly SessionListItem[]): readonly SessionListItem[] {
  const isOn = ({ status }: SessionListItem) => status === 'live' || status === 'paused';
  return [...sessions.filter(isOn), ...sessions.filter((session) => !isOn(session))];
}

function Group({
  title,
  sessions,
}: {
  readonly title: string;
  readonly sessions: readonly SessionListItem[];
}) {
  const common = useText(commonTexts);
  if (sessions.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <StateMark tone={TONES[session.status]}>{common.session[session.status]}</StateMark>
            <span className={styles.title}>
              <Link href={`/desk/s/${session.code}`}>{session.title}</Link>
              <small>{common.kind[session.kind]}</small>
            </span>
            <time dateTime={session.scheduledAt}>{formatDateTime(session.scheduledAt)}</time>
            <code>{session.code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
