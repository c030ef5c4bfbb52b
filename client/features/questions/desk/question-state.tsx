/** Where a question stands, in word, shape and colour. */
import { formatDate } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import styles from './queue.module.css';
import { unitName, unitNames } from './units.ts';
import { tabOf } from './view-model.ts';

interface QuestionStateProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
  readonly onScreen: boolean;
}

/** The state, and beside it whether the wall shows the question. */
export function QuestionState({ question, units, onScreen }: QuestionStateProps) {
  const t = useText(deskQuestionTexts);
  return (
    <span className={styles.state}>
      <Stand question={question} units={units} />
      {onScreen && <span className={styles.onScreen}>{t.onScreen}</span>}
    </span>
  );
}

function Stand({ question, units }: Omit<QuestionStateProps, 'onScreen'>) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  const { status, settled, answering, review } = question;
  if (status === 'pending') return <StateMark tone="waiting">{common.question.pending}</StateMark>;
  if (status === 'held') return <StateMark tone="stopped">{common.question.held}</StateMark>;
  if (status === 'returned') {
    const reason = review?.reason;
    const words = reason === undefined ? common.question.returned : common.returnReason[reason];
    return (
      <StateMark tone="stopped" wrap>
        {words}
      </StateMark>
    );
  }
  if (answering !== null) return <StateMark tone="active">{common.question.answering}</StateMark>;
  if (settled?.how === 'taken') {
    return (
      <StateMark tone="info" wrap>
        {t.taken(unitName(units, settled.unitId), formatDate(settled.commitment.due))}
      </StateMark>
    );
  }
  return <Handled question={question} units={units} />;
}

/** With departments, or answered. */
function Handled({ question, units }: Omit<QuestionStateProps, 'onScreen'>) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  const { answers, unitIds } = question;
  if (tabOf(question) === 'answered') return <StateMark tone="done">{common.question.answered}</StateMark>;
  if (unitIds.length === 0) return <StateMark tone="info">{common.question.published}</StateMark>;
  return (
    <StateMark tone="info" wrap>
      {common.question.routed(unitNames(units, unitIds))}
      {answers.length > 0 && ` · ${t.answeredBy(answers.length, unitIds.length)}`}
    </StateMark>
  );
}
