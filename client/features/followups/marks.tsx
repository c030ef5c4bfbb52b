/** The signs of the axes: what came of it, where it stands in the process, what the authors say. */
import { followupTexts } from '#client/locales/followups.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Outcome, Process } from '#shared/features/followups/state.ts';
import type { SatisfactionCounts } from '#shared/features/followups/views.ts';
import styles from './followups.module.css';
import { givenWords, isRated, outcomeTone, processTone } from './view-model.ts';

/** 已落实, filled and jade; 正在落实, 列入计划 …; before any reply: none yet. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome | null }) {
  const t = useText(followupTexts);
  if (outcome === null) return <StateMark tone="waiting">{t.noOutcome}</StateMark>;
  return <StateMark tone={outcomeTone(outcome)}>{t.outcome[outcome]}</StateMark>;
}

/** 已交办, 办理中, 已答复 … */
export function ProcessMark({ process }: { readonly process: Process }) {
  const t = useText(followupTexts);
  return <StateMark tone={processTone(process)}>{t.process[process]}</StateMark>;
}

interface EvaluationWordsProps {
  readonly handling: SatisfactionCounts;
  readonly result: SatisfactionCounts;
}

/** `对办理过程 满意 3 人 · 对办理结果 基本满意 2 人 不满意 1 人` */
export function EvaluationWords({ handling, result }: EvaluationWordsProps) {
  const t = useText(followupTexts);
  if (!isRated(handling) && !isRated(result)) return <span>{t.nobodyRated}</span>;
  const words = (counts: SatisfactionCounts) =>
    givenWords(counts)
      .map(([word, count]) => `${t.satisfaction[word]} ${t.times(count)}`)
      .join(' · ');
  return (
    <span className={styles.evaluation}>
      <span>
        {t.handlingOf} <strong>{words(handling)}</strong>
      </span>
      <span>
        {t.resultOf} <strong>{words(result)}</strong>
      </span>
    </span>
  );
}
