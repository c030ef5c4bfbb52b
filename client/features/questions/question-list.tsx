/** The public questions: ordered as the reader chose, still under the finger, new ones behind a pill. */
import { useEffect, useMemo, useState } from 'react';
import { useRememberedChoice } from '#client/lib/storage.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { EmptyState, Pill } from '#client/ui/feedback.tsx';
import { announce } from '#client/ui/toast.tsx';
import { MineToggle, MyQuestions } from './my-questions.tsx';
import styles from './question-list.module.css';
import { QuestionRow } from './question-row.tsx';
import { holdList, orderQuestions, type QuestionOrder } from './view-model.ts';

const ORDERS: readonly QuestionOrder[] = ['support', 'time'];

interface QuestionListProps {
  /** Own questions behind a button; elsewhere they stand in a place of their own. */
  readonly withMine?: boolean;
  readonly onVerify: (then: () => void) => void;
}

/** The list with its order and its pill. */
export function QuestionList({ withMine, onVerify }: QuestionListProps) {
  const t = useText(citizenTexts);
  const [order, setOrder] = useRememberedChoice('order', ORDERS, 'support');
  const questions = useRoom((room) => room.questions);
  const units = useRoom((room) => room.session.units);
  const open = useRoom(({ session }) => session.intake.questions && session.policy.guests !== 'watch');
  const supports = useNow((now) => now.supports);
  const ordered = useMemo(() => orderQuestions(questions, supports, order), [questions, supports, order]);
  const [held, setHeld] = useState<readonly string[]>(() => ordered.map((question) => question.id));
  const { shown, waiting } = holdList(ordered, held);
  const [mineOpen, setMineOpen] = useState(false);
  const renew = (next: QuestionOrder) => {
    setOrder(next);
    setHeld(orderQuestions(questions, supports, next).map((question) => question.id));
  };
  useEffect(() => {
    if (waiting > 0) announce(t.newQuestions(waiting));
  }, [waiting, t]);
  return (
    <>
      <div className={styles.bar}>
        <fieldset className={styles.orders} aria-label={t.order.label}>
          {ORDERS.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.order}
              aria-pressed={order === one}
              onClick={() => renew(one)}
            >
              {t.order[one]}
            </button>
          ))}
        </fieldset>
        {withMine === true && <MineToggle open={mineOpen} onToggle={() => setMineOpen(!mineOpen)} />}
      </div>
      {mineOpen && <MyQuestions />}
      <div className={styles.pill}>
        {waiting > 0 && (
          <Pill icon="plus" onClick={() => renew(order)}>
            {t.newQuestions(waiting)}
          </Pill>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t.noQuestions}>{open && t.noQuestionsHint}</EmptyState>
      ) : (
        <ol className={styles.list}>
          {shown.map((question) => (
            <QuestionRow key={question.id} question={question} units={units} onVerify={onVerify} />
          ))}
        </ol>
      )}
    </>
  );
}
