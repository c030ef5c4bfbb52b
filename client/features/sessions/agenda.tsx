/** The agenda with time used, and the facts of a session. */
import { classes } from '#client/lib/classes.ts';
import { formatClock, formatDateTime } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import styles from './session-pages.module.css';
import { type AgendaRow, agendaRows } from './view-model.ts';

/** The stages in their order. */
export function Agenda() {
  const t = useText(sessionTexts);
  const session = useRoom((room) => room.session);
  const now = useTime(1000);
  const rows = agendaRows(session, now);
  if (rows.length === 0) return <p className={classes(styles.section, styles.quiet)}>{t.noAgenda}</p>;
  return (
    <ol className={styles.agenda}>
      {rows.map((row, index) => (
        <AgendaLine key={row.stage.id} row={row} no={index + 1} />
      ))}
    </ol>
  );
}

function AgendaLine({ row, no }: { readonly row: AgendaRow; readonly no: number }) {
  const t = useText(sessionTexts);
  const { stage, state, usedMs } = row;
  return (
    <li className={classes(styles.stage, state === 'running' && styles.running)}>
      <span className={styles.stageNo}>{String(no).padStart(2, '0')}</span>
      <span>
        <span className={styles.stageTitle}>{stage.title}</span>
        <br />
        {state === 'running' && <StateMark tone="active">{t.running}</StateMark>}
        {state === 'done' && <StateMark tone="done">{t.done}</StateMark>}
        {state === 'ahead' && <StateMark tone="stopped">{t.notYet}</StateMark>}
      </span>
      <span className={styles.stageTime}>
        {t.minutes(stage.minutes)}
        <br />
        {usedMs > 0 && t.usedOf(formatClock(usedMs))}
      </span>
    </li>
  );
}

/** Organiser, time, departments and topic. */
export function SessionFacts() {
  const t = useText(sessionTexts);
  const session = useRoom((room) => room.session);
  return (
    <section className={styles.section}>
      <dl className={styles.facts}>
        <dt>{t.organiser}</dt>
        <dd>{session.tenantName}</dd>
        <dt>{t.time}</dt>
        <dd>{formatDateTime(session.scheduledAt)}</dd>
        {session.units.length > 0 && <dt>{t.units}</dt>}
        {session.units.length > 0 && <dd>{session.units.map((unit) => unit.name).join('、')}</dd>}
        {session.topic !== '' && <dt>{t.topic}</dt>}
        {session.topic !== '' && <dd className={styles.topic}>{session.topic}</dd>}
      </dl>
    </section>
  );
}
