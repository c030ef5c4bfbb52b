/** Tabs: one row of names, arrows move between them; panels are drawn by whoever uses them. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classes } from '#client/lib/classes.ts';
import styles from './tabs.module.css';

export interface TabItem<K extends string> {
  readonly key: K;
  readonly label: string;
  /** Shown after the name. */
  readonly count?: string;
}

interface TabsProps<K extends string> {
  /** Ties tabs and panels together; unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly TabItem<K>[];
  readonly current: K;
  readonly onChange: (key: K) => void;
  readonly compact?: boolean;
}

/** The row of tabs. */
export function Tabs<K extends string>({ id, label, items, current, onChange, compact }: TabsProps<K>) {
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = items.findIndex((item) => item.key === current);
    const next = items[(at + step + items.length) % items.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    row.current?.querySelector<HTMLElement>(`#${id}-tab-${next.key}`)?.focus();
  };
  return (
    <div
      ref={row}
      role="tablist"
      aria-label={label}
      className={classes(styles.list, compact && styles.compact)}
    >
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          id={`${id}-tab-${item.key}`}
          aria-selected={item.key === current}
          aria-controls={`${id}-panel-${item.key}`}
          tabIndex={item.key === current ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(item.key)}
          onKeyDown={move}
        >
          {item.label}
          {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly id: string;
  readonly tab: string;
  /** Hidden panels stay, so that their scroll and their text are kept. */
  readonly shown: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** What belongs to one tab. */
export function TabPanel({ id, tab, shown, children, className }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={`${id}-panel-${tab}`}
      aria-labelledby={`${id}-tab-${tab}`}
      hidden={!shown}
      className={className}
    >
      {children}
    </div>
  );
}
