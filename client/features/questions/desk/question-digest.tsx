/** The latest questions to read only: what is where, newest first. */
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import styles from './clerk.module.css';
import { QuestionState } from './question-state.tsx';
import { sortQuestions } from './view-model.ts';

const MOST = 100;

/** For those who may look and not decide. */
export function QuestionDigest() {
  const t = useText(deskQuestionTexts);
  const byId = useRoom((room) => room.questions.byId);
  const units = useRoom((room) => room.session.units);
  const screen = useRoom((room) => room.stage.screen);
  const newest = sortQuestions(Object.values(byId), 'newest', {}).slice(0, MOST);
  if (newest.length === 0) return <EmptyState title={t.empty.waiting}>{t.emptyHint.waiting}</EmptyState>;
  return (
    <section aria-label={t.clerk.list}>
      <h2>{t.clerk.list}</h2>
      <ul className={styles.list}>
        {newest.map((question) => (
          <li key={question.id}>
            <strong>{t.number(question.no)}</strong>
            <p>{question.text}</p>
            <QuestionState
              question={question}
              units={units}
              onScreen={screen.kind === 'question' && screen.questionId === question.id}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
