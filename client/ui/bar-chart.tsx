/** A bar picture of a result: words, figures and bars, for the phone and (night, huge) for the wall. */
import { classes } from '#client/lib/classes.ts';
import styles from './bar-chart.module.css';

export interface Bar {
  readonly label: string;
  /** What is compared. */
  readonly value: number;
  /** As written beside the bar, such as `128 票`. */
  readonly figure: string;
  /** As written after it, such as `43%`. */
  readonly share?: string;
}

interface BarChartProps {
  readonly bars: readonly Bar[];
  /** A full bar; the largest value unless given. */
  readonly max?: number;
  readonly night?: boolean;
  readonly huge?: boolean;
}

/** One row per bar, in the order given; the longest is jade. */
export function BarChart({ bars, max, night, huge }: BarChartProps) {
  const largest = Math.max(0, ...bars.map((bar) => bar.value));
  const full = max ?? largest;
  return (
    <ul
      className={classes(
        styles.chart,
        night && styles.night,
        huge && styles.huge,
        huge && bars.length > 4 && styles.many,
      )}
    >
      {bars.map((bar) => (
        <li
          key={bar.label}
          className={classes(styles.row, bar.value > 0 && bar.value === largest && styles.leading)}
        >
          <span className={styles.label}>{bar.label}</span>
          <span className={styles.figure}>
            {bar.figure}
            {bar.share !== undefined && <span className={styles.share}>{bar.share}</span>}
          </span>
          <span aria-hidden="true" className={styles.track}>
            <span
              className={styles.bar}
              style={{ display: 'block', transform: `scaleX(${full <= 0 ? 0 : bar.value / full})` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
