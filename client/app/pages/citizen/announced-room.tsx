/** Before the session: when it begins, what it is about, and questions asked in advance. */
import { QuestionList } from '#client/features/questions/question-list.tsx';
import { Agenda, SessionFacts } from '#client/features/sessions/agenda.tsx';
import { Countdown } from '#client/features/sessions/countdown.tsx';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { BottomBar } from './bottom-bar.tsx';
import styles from './citizen.module.css';
import { RoomTop } from './room-top.tsx';
import type { Sheets } from './use-sheets.ts';

/** The same picture place as later, so that going live moves nothing. */
export function AnnouncedRoom({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(sessionTexts);
  return (
    <main className={styles.page}>
      <RoomTop>
        <Countdown />
        <p className={styles.lead}>{t.advance}</p>
      </RoomTop>
      <div className={styles.right}>
        <SessionFacts />
        <section aria-labelledby="agenda-title">
          <h2 id="agenda-title" className={styles.sectionTitle}>
            {t.agendaTitle}
          </h2>
          <Agenda />
        </section>
        <section aria-labelledby="advance-title">
          <h2 id="advance-title" className={styles.sectionTitle}>
            {t.advanceTitle}
          </h2>
          <QuestionList withMine onVerify={sheets.verify} />
        </section>
        <BottomBar sheets={sheets} questionsOnly />
      </div>
    </main>
  );
}
