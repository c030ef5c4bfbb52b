/** A vertical line of steps with their dates; one may be the step that is open now. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatDate } from '#client/lib/format.ts';
import styles from './timeline.module.css';

export interface TimelineStep {
  readonly key: string;
  readonly title: ReactNode;
  /** ISO; null where the time was not kept. */
  readonly at: string | null;
  readonly who?: string;
  readonly body?: ReactNode;
  /** `now`: what is under way; `stopped`: it ended here with a reason; `done`: carried out. */
  readonly look?: 'past' | 'now' | 'stopped' | 'done';
}

/** Oldest first. */
export function Timeline({
  label,
  steps,
}: {
  readonly label: string;
  readonly steps: readonly TimelineStep[];
}) {
  return (
    <ol className={styles.line} aria-label={label}>
      {steps.map(({ key, title, at, who, body, look = 'past' }) => (
        <li
          key={key}
          className={classes(styles.step, styles[look])}
          aria-current={look === 'now' ? 'step' : undefined}
        >
          <span aria-hidden="true" className={styles.dot} />
          <div className={styles.content}>
            <p className={styles.head}>
              <strong>{title}</strong>
              {who !== undefined && who !== '' && <span className={styles.who}>{who}</span>}
              {at !== null && (
                <time className={styles.at} dateTime={at}>
                  {formatDate(at)}
                </time>
              )}
            </p>
            {body !== undefined && body !== null && <div className={styles.body}>{body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
