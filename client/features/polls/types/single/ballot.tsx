/** A ballot for one of several options. */
import { useId } from 'react';
import { classes } from '#client/lib/classes.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { SingleChoiceAnswer, SingleChoiceConfig } from '#shared/features/polls/types/single-choice.ts';
import styles from '../../ballot.module.css';
import type { BallotProps } from '../../poll-view.ts';

/** One row per option, the whole row is the target. */
export function SingleBallot({
  config,
  answer,
  onAnswer,
}: BallotProps<SingleChoiceConfig, SingleChoiceAnswer>) {
  const t = useText(pollTexts);
  const name = useId();
  return (
    <fieldset className={styles.list}>
      <legend className={styles.hint}>{t.chooseOne}</legend>
      {config.options.map((option, index) => (
        <label key={option} className={classes(styles.choice, answer?.choice === index && styles.chosen)}>
          <input
            type="radio"
            name={name}
            checked={answer?.choice === index}
            onChange={() => onAnswer({ choice: index })}
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}
