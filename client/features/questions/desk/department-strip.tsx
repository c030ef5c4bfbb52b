/** Two lines under the queue: which departments are here and what they owe, and what deserves a look now. */
import { classes } from '#client/lib/classes.ts';
import { formatCount, formatWait } from '#client/lib/format.ts';
import { useTime } from '#client/lib/use-time.ts';
import { type DeskQuestionTexts, deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { StateMark } from '#client/ui/state-mark.tsx';
import { assertNever } from '#shared/kernel/never.ts';
import styles from './queue.module.css';
import { type Hint, type HintFacts, hintsFor, unitLines } from './units.ts';

type StripProps = Omit<HintFacts, 'now'>;

/** One entry per department. */
export function DepartmentStrip({ units, unitsHere, questions }: StripProps) {
  const t = useText(deskQuestionTexts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with many departments it scrolls, and must be reachable by keys
    <section className={styles.strip} aria-label={t.strip.heading} tabIndex={0}>
      <h2>{t.strip.heading}</h2>
      {units.length === 0 && <span>{t.strip.none}</span>}
      {unitLines(units, unitsHere, questions).map((unit) => (
        <span key={unit.id} className={styles.unit}>
          <strong title={unit.name}>{unit.name}</strong>
          {unit.here ? (
            <StateMark tone="done">{t.strip.here}</StateMark>
          ) : (
            <StateMark tone="stopped">{t.strip.away}</StateMark>
          )}
          {unit.drafts > 0 && <span>{t.strip.drafts(unit.drafts)}</span>}
          {unit.waiting > 0 && <span className={styles.owed}>{t.strip.waiting(unit.waiting)}</span>}
        </span>
      ))}
    </section>
  );
}

/** The hints line keeps its place when there is nothing to say. */
export function HintsLine(props: StripProps) {
  const t = useText(deskQuestionTexts);
  // Hints are in minutes; a calm line does not flicker.
  const now = useTime(10_000);
  const hints = hintsFor({ ...props, now });
  return (
    <section
      className={classes(styles.hints, hints.length === 0 && styles.calm)}
      aria-label={t.hints.heading}
    >
      <h2>{t.hints.heading}</h2>
      {hints.length === 0 ? (
        <span>{t.hints.calm}</span>
      ) : (
        <ul>
          {hints.map((hint) => (
            <li key={sayHint(t, hint)}>{sayHint(t, hint)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function sayHint({ hints: t }: DeskQuestionTexts, hint: Hint): string {
  switch (hint.kind) {
    case 'unitWaiting':
      return t.unitWaiting(hint.unit, hint.count, formatWait(hint.ms));
    case 'unitAway':
      return t.unitAway(hint.unit, hint.count);
    case 'reviewWaiting':
      return t.reviewWaiting(hint.count, formatWait(hint.ms));
    case 'answeringLong':
      return t.answeringLong(hint.unit, hint.no, formatWait(hint.ms));
    case 'unroutedPopular':
      return t.unroutedPopular(hint.no, formatCount(hint.supports));
    default:
      return assertNever(hint);
  }
}
