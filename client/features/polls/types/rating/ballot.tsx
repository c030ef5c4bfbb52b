/** A ballot that gives 1 to 5 for each of a few aspects. */
import { useId, useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { pollTexts } from '#client/locales/polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { RatingAnswer, RatingConfig } from '#shared/features/polls/types/rating.ts';
import styles from '../../ballot.module.css';
import type { BallotProps } from '../../poll-view.ts';

const SCORES = [1, 2, 3, 4, 5] as const;

/** An answer exists only when every aspect has its score. */
export function RatingBallot({ config, onAnswer }: BallotProps<RatingConfig, RatingAnswer>) {
  const t = useText(pollTexts);
  const [scores, setScores] = useState<readonly (number | null)[]>(() => config.aspects.map(() => null));
  const give = (aspect: number, score: number) => {
    const next = scores.map((one, at) => (at === aspect ? score : one));
    setScores(next);
    const given = next.filter((one) => one !== null);
    onAnswer(given.length === next.length ? { scores: given } : null);
  };
  return (
    <>
      <p className={styles.hint}>{t.rateEach}</p>
      {config.aspects.map((aspect, index) => (
        <Aspect
          key={aspect}
          title={aspect}
          score={scores[index] ?? null}
          onScore={(score) => give(index, score)}
        />
      ))}
    </>
  );
}

interface AspectProps {
  readonly title: string;
  readonly score: number | null;
  readonly onScore: (score: number) => void;
}

function Aspect({ title, score, onScore }: AspectProps) {
  const t = useText(pollTexts);
  const name = useId();
  return (
    <fieldset className={styles.aspect}>
      <legend>
        {title}
        <span className={styles.word}>{score === null ? '' : t.scoreWords[score - 1]}</span>
      </legend>
      <div className={styles.scores}>
        {SCORES.map((one) => (
          <label key={one} className={classes(styles.score, score === one && styles.chosen)}>
            <input
              type="radio"
              name={name}
              aria-label={`${t.score(one)} ${t.scoreWords[one - 1] ?? ''}`}
              checked={score === one}
              onChange={() => onScore(one)}
            />
            <span aria-hidden="true">{one}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
