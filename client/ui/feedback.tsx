/** Small signs: pill, badge, notice, empty state, spinner, skeleton, key, progress. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import styles from './feedback.module.css';
import { Icon, type IconName } from './icon.tsx';
import { useUiWords } from './words.ts';

interface PillProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly icon?: IconName;
  readonly strong?: boolean;
}

/** "12 条新提问": says that something waits, and brings it when tapped; nothing jumps by itself. */
export function Pill({ children, onClick, icon, strong }: PillProps) {
  return (
    <button type="button" className={classes(styles.pill, strong && styles.strong)} onClick={onClick}>
      {icon !== undefined && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}

interface NoticeProps {
  readonly tone?: 'info' | 'bad' | 'waiting' | 'good';
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Read aloud at once. */
  readonly alert?: boolean;
}

/** A sentence that stays where it is said. */
export function Notice({ tone = 'info', icon, children, alert }: NoticeProps) {
  return (
    <div className={classes(styles.notice, styles[tone])} role={alert === true ? 'alert' : undefined}>
      {icon !== undefined && <Icon name={icon} />}
      <div>{children}</div>
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing is here yet: says why, and what to do. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** Waiting, in words; takes the room that the content will take. */
export function Spinner({ label, height }: { readonly label?: string; readonly height?: number | string }) {
  const words = useUiWords();
  return (
    <div className={styles.spinner} role="status" style={height === undefined ? {} : { minHeight: height }}>
      <span aria-hidden="true" className={styles.wheel} />
      {label ?? words.loading}
    </div>
  );
}

/** A grey shape in the place of a line that is coming. */
export function Skeleton({
  width = '100%',
  height = '1em',
}: {
  readonly width?: string;
  readonly height?: string;
}) {
  return <span aria-hidden="true" className={styles.skeleton} style={{ width, height }} />;
}

/** A key of the keyboard. */
export function Key({ children }: { readonly children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

interface ProgressProps {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  readonly tone?: 'plain' | 'done';
}

/** How much of something is used or done; above its measure the bar turns vermilion. */
export function Progress({ value, max, label, tone = 'plain' }: ProgressProps) {
  const share = max <= 0 ? 0 : Math.min(1, value / max);
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div
        className={classes(styles.filled, value > max && styles.over, tone === 'done' && styles.done)}
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
