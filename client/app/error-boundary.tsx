/** Catches what should not have happened and tells a person what was kept and what to do. */
import { Component, type ReactNode } from 'react';
import { reloadOnce } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, LinkButton } from '#client/ui/button.tsx';
import styles from './message-page.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly problem: 'none' | 'broken' | 'updated';
}

/** A chunk of an older build is gone after an update of the server. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  );
}

/** React knows error boundaries only as classes. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { problem: 'none' };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    if (!isMissingChunk(error)) return { problem: 'broken' };
    reloadOnce();
    return { problem: 'updated' };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    return problem === 'none' ? this.props.children : <BrokenPage updated={problem === 'updated'} />;
  }
}

function BrokenPage({ updated }: { readonly updated: boolean }) {
  const t = useText(commonTexts);
  return (
    <main className={styles.page} role="alert">
      <h1>{updated ? t.page.updatedTitle : t.page.brokenTitle}</h1>
      <p>{updated ? t.page.updated : t.page.broken}</p>
      <div className={styles.actions}>
        <Button look="primary" onClick={() => location.reload()}>
          {t.actions.reload}
        </Button>
        <LinkButton href="/">{t.actions.home}</LinkButton>
      </div>
    </main>
  );
}
