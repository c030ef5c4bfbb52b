/** One part of the stage's column at the moderator's desk: what it is, what may be done with it, and what is in it. */
import type { ReactNode } from 'react';
import styles from './desk-section.module.css';

interface DeskSectionProps {
  readonly title: string;
  /** Beside the title: states and buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function DeskSection({ title, aside, children }: DeskSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** What to do here, in small letters. */
export function Hint({ children }: { readonly children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>;
}
