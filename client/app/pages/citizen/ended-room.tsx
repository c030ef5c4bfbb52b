/** After the session: what became of it, my receipts, the way to the ledger. */
import { MyQuestions } from '#client/features/questions/my-questions.tsx';
import { QuestionList } from '#client/features/questions/question-list.tsx';
import { SessionStateMark } from '#client/features/sessions/session-head.tsx';
import { formatCount } from '#client/lib/format.ts';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useNow, useRoom } from '#client/session/session-context.tsx';
import { LinkButton } from '#client/ui/button.tsx';
import styles from './citizen.module.css';
import { RecordTab } from './record-tab.tsx';
import { RoomTop } from './room-top.tsx';
import type { Sheets } from './use-sheets.ts';

/** Still the place where everything that was asked can be read. */
export function EndedRoom({ sheets }: { readonly sheets: Sheets }) {
  const t = useText(sessionTexts);
  const session = useRoom((room) => room.session);
  const asked = useMine((mine) => (mine === null ? null : mine.questions.length > 0));
  const { status } = session;
  return (
    <main className={styles.page}>
      <RoomTop>
        <section className={styles.section}>
          <SessionStateMark status={status} />
          <p>
            {status === 'compiling' || status === 'handling' || status === 'closed'
              ? t.endedLead[status]
              : ''}
          </p>
          <Figures />
          <div className={styles.ways}>
            <LinkButton look="primary" large wide icon="play" href={`/replay/${session.code}`}>
              {t.replay}
            </LinkButton>
            <LinkButton large wide href={`/ledger/${session.code}`}>
              {t.seeLedger}
            </LinkButton>
          </div>
        </section>
      </RoomTop>
      <div className={styles.right}>
        <section className={styles.mine} aria-labelledby="mine-title">
          <h2 id="mine-title" className={styles.sectionTitle}>
            {t.myReceipts}
          </h2>
          {asked === false && <p className={styles.lead}>{t.noReceipts}</p>}
          <MyQuestions />
        </section>
        <section aria-labelledby="all-title">
          <h2 id="all-title" className={styles.sectionTitle}>
            {t.allQuestions}
          </h2>
          <QuestionList onVerify={sheets.verify} />
        </section>
        <section aria-labelledby="record-title">
          <h2 id="record-title" className={styles.sectionTitle}>
            {t.recordTitle}
          </h2>
          <RecordTab />
        </section>
      </div>
    </main>
  );
}

function Figures() {
  const t = useText(sessionTexts);
  const questions = useRoom((room) => room.questions.byId);
  const people = useNow((now) => now.counters.distinct);
  const published = Object.values(questions).filter((question) => question.status === 'published');
  const settled = published.filter((question) => question.settled !== null || question.answers.length > 0);
  const figures = [
    { term: t.endedQuestions, value: published.length },
    { term: t.endedAnswered, value: settled.length },
    { term: t.endedPeople, value: people },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ term, value }) => (
        <div key={term} className={styles.figure}>
          <dt>{term}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
