/** Own questions with their state, also while nobody else sees them; each links to its private thread. */
import { citizenTexts } from '#client/locales/citizen.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { useMine, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icon.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import styles from './question-list.module.css';
import { QuestionStateMark } from './question-state-mark.tsx';
import { ownQuestions } from './view-model.ts';

/** Nothing at all for people who have not asked. */
export function MyQuestions() {
  const t = useText(citizenTexts);
  const own = useOwn();
  if (own.length === 0) return null;
  return (
    <section className={styles.mine} aria-label={t.myQuestions(own.length)}>
      <ol>
        {own.map((question) => (
          <OwnQuestion key={question.id} question={question} />
        ))}
      </ol>
    </section>
  );
}

interface MineToggleProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Opens and closes them; appears in a row that is there already, so that nothing moves. */
export function MineToggle({ open, onToggle }: MineToggleProps) {
  const t = useText(citizenTexts);
  const own = useOwn();
  if (own.length === 0) return null;
  return (
    <Button look="quiet" aria-expanded={open} onClick={onToggle}>
      {t.myQuestions(own.length)}
      <Icon name={'down'} size={16} />
    </Button>
  );
}

function useOwn() {
  const mine = useMine((value) => value);
  const questions = useRoom((room) => room.questions);
  return ownQuestions(mine, questions);
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
