/** One submission on the board: tick, number, words, who, and where it stands. */
import { memo } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatCount } from '#client/lib/format.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import styles from './board.module.css';
import { carry } from './drag.ts';
import { isFree, type Submission } from './view-model.ts';

interface SubmissionRowProps {
  readonly submission: Submission;
  readonly supports: number;
  readonly selected: boolean;
  readonly here: boolean;
  readonly edits: boolean;
  /** All that go along when this one is dragged, joined by spaces: the same text is the same row. */
  readonly dragged: string;
  readonly onSelect: (key: string, on: boolean) => void;
  readonly onOpenItem: (itemId: string) => void;
  readonly onUnsettle: (key: string) => void;
  readonly onUnpick: (commentId: string) => void;
}

/** Drawn again only when something of its own changes: there may be two thousand. */
export const SubmissionRow = memo(function SubmissionRow(props: SubmissionRowProps) {
  const { submission, supports, selected, here, edits, dragged, onSelect } = props;
  const t = useText(compileTexts);
  const { key, no, text, name, place, kind } = submission;
  const free = edits && isFree(submission);
  return (
    <li
      id={`submission-${key}`}
      className={classes(styles.submission, selected && styles.selected, here && styles.here)}
      draggable={free}
      onDragStart={(event) => carry(event, { kind: 'submissions', keys: dragged.split(' ') })}
    >
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={selected}
          disabled={!free}
          aria-label={t.select(no)}
          onChange={(event) => onSelect(key, event.target.checked)}
        />
      </label>
      <div className={styles.submissionBody}>
        <p className={styles.text}>
          <span className={styles.no}>{kind === 'comment' ? `${t.comment} ${no}` : `№${no}`}</span> {text}
        </p>
        <p className={styles.about}>
          <span>{[name, place].filter((part) => part !== '').join(' · ')}</span>
          {supports > 0 && <span>△ {formatCount(supports)}</span>}
          {submission.promised && <strong className={styles.promised}>{t.promised}</strong>}
          <SubmissionEndMark {...props} />
        </p>
      </div>
    </li>
  );
});

function SubmissionEndMark({ submission, edits, onOpenItem, onUnsettle, onUnpick }: SubmissionRowProps) {
  const t = useText(compileTexts);
  const { end, itemId, itemNo, reason, kind, id, key, settledHere } = submission;
  if (itemId !== null && itemNo !== null)
    return (
      <button type="button" className={styles.linkButton} onClick={() => onOpenItem(itemId)}>
        <StateMark tone="info">{t.inItem(itemNo)}</StateMark>
      </button>
    );
  return (
    <>
      {end !== 'open' && <StateMark tone="info">{t.ends[end]}</StateMark>}
      {reason !== '' && <span className={styles.reason}>{reason}</span>}
      {edits && settledHere && (
        <Button look="quiet" compact onClick={() => onUnsettle(key)}>
          {t.unsettle}
        </Button>
      )}
      {edits && kind === 'comment' && end === 'open' && (
        <Button look="quiet" compact onClick={() => onUnpick(id)}>
          {t.unpick}
        </Button>
      )}
    </>
  );
}
