/** A ballot for several of several options. */
import { classes } from '#client/lib/classes.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import type {
  MultipleChoiceAnswer,
  MultipleChoiceConfig,
} from '#shared/features/polls/types/multiple-choice.ts';
import styles from '../../ballot.module.css';
import type { BallotProps } from '../../poll-view.ts';

/** When the most are chosen the others rest until one is taken back. */
export function MultipleBallot(props: BallotProps<MultipleChoiceConfig, MultipleChoiceAnswer>) {
  const { config, answer, onAnswer } = props;
  const t = useText(pollTexts);
  const choices = answer?.choices ?? [];
  const full = choices.length >= config.max;
  const toggle = (index: number) => {
    const next = choices.includes(index) ? choices.filter((one) => one !== index) : [...choices, index];
    onAnswer(next.length === 0 ? null : { choices: next.sort((a, b) => a - b) });
  };
  return (
    <fieldset className={styles.list}>
      <legend className={styles.hint}>
        {t.chooseUpTo(config.max)}
        <span aria-live="polite"> · {t.chosen(choices.length, config.max)}</span>
      </legend>
      {config.options.map((option, index) => {
        const chosen = choices.includes(index);
        const off = full && !chosen;
        return (
          <label key={option} className={classes(styles.choice, chosen && styles.chosen, off && styles.off)}>
            <input type="checkbox" checked={chosen} disabled={off} onChange={() => toggle(index)} />
            {option}
          </label>
        );
      })}
    </fieldset>
  );
}
