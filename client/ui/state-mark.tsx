/** A state, said in a word, a shape and a colour together; the same everywhere. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import styles from './state-mark.module.css';

/**
 * `waiting` open circle, amber · `active` pulsing bar, vermilion · `live` filled circle, vermilion ·
 * `done` filled square, jade · `info` diamond, slate · `stopped` dash, grey.
 */
export type StateTone = 'waiting' | 'active' | 'live' | 'done' | 'info' | 'stopped';

interface StateMarkProps {
  readonly tone: StateTone;
  readonly children: ReactNode;
  /** On the player and the wall. */
  readonly night?: boolean;
  /** Long words may break. */
  readonly wrap?: boolean;
}

/** Shape and word. */
export function StateMark({ tone, children, night, wrap }: StateMarkProps) {
  return (
    <span className={classes(styles.mark, styles[tone], night && styles.night, wrap && styles.wrap)}>
      <span aria-hidden="true" className={styles.shape} />
      {children}
    </span>
  );
}
