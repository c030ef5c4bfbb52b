/** 议程: the agenda, the facts of the session, and the language. */
import { DisplayChoices } from '#client/app/site-frame.tsx';
import { Agenda, SessionFacts } from '#client/features/sessions/agenda.tsx';
import styles from './citizen.module.css';

/** What people look up now and then. */
export function AgendaTab() {
  return (
    <>
      <Agenda />
      <SessionFacts />
      <div className={styles.choices}>
        <DisplayChoices />
      </div>
    </>
  );
}
