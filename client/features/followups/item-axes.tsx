/** Process, outcome and evaluation: three facts side by side that never stand for one another. */
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { type Rating, SATISFACTIONS } from '#shared/features/followups/state.ts';
import type { DeskItemDetail, SatisfactionCounts } from '#shared/features/followups/views.ts';
import styles from './desk.module.css';
import { DueMark, PromiseMark } from './due-mark.tsx';
import { EvaluationWords, OutcomeMark, ProcessMark } from './marks.tsx';

/** Each author's latest rating counts. */
function countWords(ratings: readonly Rating[], axis: 'handling' | 'result'): SatisfactionCounts {
  const latest = new Map(ratings.map((rating) => [rating.key, rating[axis]]));
  const words = [...latest.values()];
  const [satisfied, basic, dissatisfied] = SATISFACTIONS.map(
    (word) => words.filter((given) => given === word).length,
  );
  return { satisfied: satisfied ?? 0, basic: basic ?? 0, dissatisfied: dissatisfied ?? 0 };
}

/** Three columns. */
export function ItemAxes({ detail }: { readonly detail: DeskItemDetail }) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const { item, flags } = detail;
  return (
    <section className={styles.axes} aria-label={t.axesTitle}>
      <div>
        <h2>{words.processAxis}</h2>
        <ProcessMark process={item.process} />
        <DueMark due={item.due} flags={flags} />
      </div>
      <div>
        <h2>{words.outcomeAxis}</h2>
        <OutcomeMark outcome={item.outcome} />
        <PromiseMark flags={flags} />
      </div>
      <div>
        <h2>{words.evaluationAxis}</h2>
        <EvaluationWords
          handling={countWords(item.ratings, 'handling')}
          result={countWords(item.ratings, 'result')}
        />
      </div>
    </section>
  );
}
