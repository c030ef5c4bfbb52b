/** One question as a dense row of the moderator's queue: its height never changes, so that nothing jumps. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatCount, formatWait } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { QuestionState } from './question-state.tsx';
import styles from './queue.module.css';

interface QuestionCardProps {
  readonly question: Question;
  readonly supports: number;
  /** How long it has waited, milliseconds. */
  readonly waitMs: number;
  readonly units: readonly UnitRef[];
  readonly selected: boolean;
  readonly onScreen: boolean;
  readonly going: 'passing' | 'sending' | null;
  readonly onSelect: () => void;
  readonly onUndo: () => void;
  /** The one or two actions that are taken most here. */
  readonly quick: ReactNode;
}

/** Number, support and age on the left, words in the middle, where it stands on the right. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, supports, selected, going, onSelect, onUndo, quick } = props;
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  return (
    <li
      id={`question-${question.id}`}
      aria-current={selected ? 'true' : undefined}
      className={classes(styles.card, selected && styles.selected, going !== null && styles.going)}
    >
      <div className={styles.facts}>
        <span className={styles.number}>{t.number(question.no)}</span>
        <span className={styles.support} title={t.supports(formatCount(supports))}>
          <Icon name="support" size={11} />
          {formatCount(supports)}
        </span>
        <Wait question={question} waitMs={props.waitMs} />
      </div>
      <div className={styles.middle}>
        <p className={styles.words}>
          <button type="button" className={styles.select} onClick={onSelect}>
            {question.text}
          </button>
        </p>
        <p className={styles.author}>
          <span>{question.name}</span>
          {question.place !== '' && <span>{question.place}</span>}
          {question.channel !== 'live' && <span>{common.channel[question.channel]}</span>}
          {question.edited && <span>{t.edited}</span>}
        </p>
      </div>
      <div className={styles.side}>
        <QuestionState question={question} units={props.units} onScreen={props.onScreen} />
        <div className={styles.quick}>{going === null ? quick : <Going going={going} onUndo={onUndo} />}</div>
      </div>
    </li>
  );
}

const LONG_WAIT_MS = 5 * 60_000;

function Wait({ question, waitMs }: { readonly question: Question; readonly waitMs: number }) {
  const t = useText(deskQuestionTexts);
  if (question.settled !== null || question.status === 'returned') return null;
  const wait = formatWait(waitMs);
  return (
    <span className={classes(styles.wait, waitMs >= LONG_WAIT_MS && styles.late)} title={t.waited(wait)}>
      {wait}
    </span>
  );
}

/** A decision under way, and how to undo it while it can be undone. */
export function Going({
  going,
  onUndo,
}: {
  readonly going: 'passing' | 'sending';
  readonly onUndo: () => void;
}) {
  const t = useText(deskQuestionTexts);
  if (going === 'sending') return <span className={styles.said}>{t.sending}</span>;
  return (
    <>
      <span className={styles.said}>{t.passing}</span>
      <button type="button" className={styles.undo} onClick={onUndo}>
        {t.undo}{' '}
        <span aria-hidden="true" className={styles.key}>
          z
        </span>
      </button>
    </>
  );
}
