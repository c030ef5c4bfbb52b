/** Choosing what came of an item: five words, each with what it demands. */
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { OUTCOMES, type Outcome } from '#shared/features/followups/state.ts';
import styles from './desk.module.css';

interface OutcomeChoiceProps {
  readonly label: string;
  readonly value: Outcome | null;
  readonly onChange: (outcome: Outcome) => void;
  readonly error: string | null;
}

/** One line each; the hint of the chosen one is read with it. */
export function OutcomeChoice({ label, value, onChange, error }: OutcomeChoiceProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {OUTCOMES.map((outcome) => (
        <label key={outcome} className={styles.choiceRow}>
          <input type="radio" name="outcome" checked={outcome === value} onChange={() => onChange(outcome)} />
          <strong>{words.outcome[outcome]}</strong>
          <span className={styles.quiet}>{t.outcomeHint[outcome]}</span>
        </label>
      ))}
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
