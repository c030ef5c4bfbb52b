/** A published answer, and a promise: the words, then measure, date and owner apart. */

import { classes } from '#client/lib/classes.ts';
import { nowMs } from '#client/lib/clock.ts';
import { formatDate, formatMoment } from '#client/lib/format.ts';
import { citizenTexts } from '#client/locales/citizen.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import type { Answer, Commitment } from '#shared/features/questions/state.ts';
import styles from './question-row.module.css';

/** An answer given live or in writing. */
export function AnswerView({ answer }: { readonly answer: Answer }) {
  const t = useText(citizenTexts);
  const words = answer.text === '' && answer.kind === 'live' ? t.answerLiveNoText : answer.text;
  return (
    <div className={styles.answer}>
      <p className={styles.answerHead}>
        <span className={styles.answerUnit}>{answer.unitName}</span>
        <span>{answer.kind === 'live' ? t.answerLive : t.answerWritten}</span>
        <time dateTime={answer.at}>{formatMoment(answer.at, nowMs())}</time>
      </p>
      <p className={styles.text}>{words}</p>
      {answer.commitment !== null && <CommitmentView commitment={answer.commitment} />}
    </div>
  );
}

interface PromiseViewProps {
  readonly unitName: string;
  readonly commitment: Commitment;
}

/** 带回办理: what a department took on. */
export function PromiseView({ unitName, commitment }: PromiseViewProps) {
  const t = useText(commonTexts);
  return (
    <div className={classes(styles.answer, styles.promise)}>
      <p className={styles.answerHead}>
        <span className={styles.answerUnit}>{unitName}</span>
        <span>{t.question.taken}</span>
      </p>
      <CommitmentView commitment={commitment} />
    </div>
  );
}

function CommitmentView({ commitment }: { readonly commitment: Commitment }) {
  const t = useText(commonTexts);
  const { measure, due, owner } = commitment;
  const lines = [
    [t.commitment.measure, measure],
    [t.commitment.due, due === '' ? '' : formatDate(due)],
    [t.commitment.owner, owner],
  ].filter(([, value]) => value !== '');
  if (lines.length === 0) return null;
  return (
    <dl className={styles.commitment}>
      {lines.map(([term, value]) => [<dt key={term}>{term}</dt>, <dd key={`${term}-is`}>{value}</dd>])}
    </dl>
  );
}
