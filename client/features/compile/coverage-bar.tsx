/** How much of what came in has an end, on top of the board: a sentence, a bar, and the kinds of ends. */
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Progress } from '#client/ui/feedback.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Coverage } from '#shared/features/compile/coverage.ts';
import styles from './board.module.css';

const ENDS = ['item', 'live', 'reason', 'returned'] as const;

/** `已归并 138 / 142`; what is missing can be pressed. */
export function CoverageBar({
  coverage,
  onShowOpen,
}: {
  readonly coverage: Coverage;
  readonly onShowOpen: () => void;
}) {
  const t = useText(compileTexts);
  const { total, settled, byKind, open } = coverage;
  const complete = total > 0 && open.length === 0;
  const sentence = t.coverage(String(settled), String(total));
  return (
    <div className={styles.coverage}>
      <div className={styles.coverageLine}>
        <strong className={styles.coverageFigure} role="status">
          {sentence}
        </strong>
        {complete && <StateMark tone="done">{t.allDone}</StateMark>}
        {open.length > 0 && (
          <button type="button" className={styles.linkButton} onClick={onShowOpen}>
            <StateMark tone="waiting">{t.left(open.length)}</StateMark>
          </button>
        )}
        <span className={styles.ends}>
          {ENDS.filter((end) => byKind[end] > 0).map((end) => (
            <span key={end}>
              {t.ends[end]} {byKind[end]}
            </span>
          ))}
        </span>
      </div>
      <Progress value={settled} max={total} label={sentence} tone={complete ? 'done' : 'plain'} />
    </div>
  );
}
