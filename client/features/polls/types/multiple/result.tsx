/** The result of a multiple choice. */
import { classes } from '#client/lib/classes.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import { BarChart } from '#client/ui/bar-chart.tsx';
import type {
  MultipleChoiceConfig,
  MultipleChoiceTally,
} from '#shared/features/polls/types/multiple-choice.ts';
import styles from '../../ballot.module.css';
import type { ResultProps } from '../../poll-view.ts';
import { optionBars } from '../options.ts';

/** Shares are of ballots, so they add up to more than all: said below. */
export function MultipleResult(props: ResultProps<MultipleChoiceConfig, MultipleChoiceTally>) {
  const { config, tally, turnout, huge } = props;
  const t = useText(pollTexts);
  return (
    <div className={classes(huge && styles.huge)}>
      <BarChart
        bars={optionBars(config.options, tally.counts, turnout, t)}
        max={turnout}
        {...(huge === true ? { huge, night: true } : {})}
      />
      <p className={styles.note}>{t.multipleNote}</p>
    </div>
  );
}
