/** Own questions with their state, also while nobody else sees them; each links to its private thread. */
import { citizenTexts } from '#client/locales/citizen.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useRoom } from '#client/session/session-context.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import styles from './question-list.module.css';
import { QuestionStateMark } from './question-state-mark.tsx';
import { ownQuestions } from './view-model.ts';

interface MyQuestionsProps {
  /** Open from the start, as after the session. */
  readonly open?: boolean;
}

/** Nothing at all for people who have not asked. */
export function MyQuestions({ open }: MyQuestionsProps) {
  const t = useText(citizenTexts);
  const mine = useMine((value) => value);
  const questions = useRoom((room) => room.questions);
  const own = ownQuestions(mine, questions);
  if (own.length === 0) return null;
  return (
    <details className={styles.mine} open={open ?? false}>
      <summary>{t.myQuestions(own.length)}</summary>
      <ol>
        {own.map((question) => (
          <OwnQuestion key={question.id} question={question} />
        ))}
      </ol>
    </details>
  );
}

function OwnQuestion({ question }: { readonly question: Question }) {
  const t = useText(citizenTexts);
  const common = useText(commonTexts);
  const units = useRoom((room) => room.session.units);
  const { reason, note } = question.review ?? {};
  return (
    <li className={styles.mineRow}>
      <span>
        <strong>{t.number(question.no)}</strong> <QuestionStateMark question={question} units={units} />
      </span>
      <span className={styles.mineText}>{question.text}</span>
      {question.status === 'returned' && (
        <span>
          {reason === undefined ? '' : common.returnReason[reason]}
          {note ? ` · ${note}` : ''}
        </span>
      )}
      {question.receipt !== undefined && (
        <a className={styles.mineLink} href={`/track/${question.receipt}`}>
          {t.follow}
        </a>
      )}
    </li>
  );
}
