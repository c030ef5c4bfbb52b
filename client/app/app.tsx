/** The shell: words for the design system, error screen, routes, notices. */
import { type ReactNode, useMemo } from 'react';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { ToastRegion } from '#client/ui/toast.tsx';
import { type UiWords, UiWordsProvider } from '#client/ui/words.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Routes } from './routes.tsx';

/** Everything that is on every page. */
export function App() {
  return (
    <Words>
      <ErrorBoundary>
        <Routes />
      </ErrorBoundary>
      <ToastRegion />
    </Words>
  );
}

function Words({ children }: { readonly children: ReactNode }) {
  const t = useText(commonTexts);
  const words = useMemo<UiWords>(
    () => ({
      close: t.actions.close,
      copy: t.actions.copy,
      copied: t.actions.copied,
      copyFailed: t.actions.copyFailed,
      loading: t.actions.loading,
      used: t.used,
    }),
    [t],
  );
  return <UiWordsProvider value={words}>{children}</UiWordsProvider>;
}
