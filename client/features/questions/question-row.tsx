/** One question of the public list. */

import { memo, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatMoment } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { useText } from '#client/locales/texts.ts';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { AnswerView, PromiseView } from './answer-view.tsx';
import styles from './question-row.module.css';
import { QuestionStateMark } from './question-state-mark.tsx';
import { SupportButton } from './support-button.tsx';
import { unitNames } from './view-model.ts';

interface QuestionRowProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
  readonly onVerify: (then: () => void) => void;
}

/** Number, state, words, who and where, answers; the support button under the thumb. */
export const QuestionRow = memo(function QuestionRow({ question, units, onVerify }: QuestionRowProps) {
  const t = useText(citizenTexts);
  const { settled } = question;
  return (
    <li className={classes(styles.row, question.answering !== null && styles.active)}>
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={styles.no}>{t.number(question.no)}</span>
          <QuestionStateMark question={question} units={units} />
        </p>
        <QuestionWords text={question.text} />
        <p className={styles.who}>
          {[question.name, question.place].filter((word) => word !== '').join(' · ')} ·{' '}
          <time dateTime={question.askedAt}>{formatMoment(question.askedAt, nowMs())}</time>
          {question.edited && ` · ${t.edited}`}
        </p>
      </div>
      <SupportButton question={question} onVerify={onVerify} />
      {(question.answers.length > 0 || settled?.how === 'taken') && (
        <div className={styles.answers}>
          {question.answers.map((answer) => (
            <AnswerView key={answer.id} answer={answer} />
          ))}
          {settled?.how === 'taken' && (
            <PromiseView
              unitName={unitNames([settled.unitId], units).join('')}
              commitment={settled.commitment}
            />
          )}
        </div>
      )}
    </li>
  );
});

/** More characters than fit four lines of a phone. */
const LONG = 84;

function QuestionWords({ text }: { readonly text: string }) {
  const t = useText(citizenTexts);
  const [open, setOpen] = useState(false);
  const long = text.length > LONG || text.split('\n').length > 4;
  return (
    <>
      <p className={classes(styles.text, long && !open && styles.clamped)}>{text}</p>
      {long && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.less : t.more}
        </button>
      )}
    </>
  );
}
