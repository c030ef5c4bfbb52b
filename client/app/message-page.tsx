/** Pages that only say something: not found, or a failure to load with a way on. */
import type { FailureCode } from '#client/lib/outcome.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, LinkButton } from '#client/ui/button.tsx';
import styles from './message-page.module.css';

/** There is no such page, or no such session. */
export function NotFoundPage() {
  const t = useText(commonTexts);
  usePageTitle(`${t.page.notFoundTitle} · ${t.productName}`);
  return (
    <main className={styles.page}>
      <h1>{t.page.notFoundTitle}</h1>
      <p>{t.page.notFound}</p>
      <div className={styles.actions}>
        <LinkButton look="primary" href="/">
          {t.actions.home}
        </LinkButton>
      </div>
    </main>
  );
}

interface FailedPageProps {
  readonly code: FailureCode;
  readonly retry: () => void;
}

/** Something could not be loaded: says why, and lets people try again. */
export function FailedPage({ code, retry }: FailedPageProps) {
  const t = useText(commonTexts);
  const refusals = useText(refusalTexts);
  if (code === 'not_found') return <NotFoundPage />;
  return (
    <main className={styles.page} role="alert">
      <h1>{t.page.failedTitle}</h1>
      <p>{refusals[code]}</p>
      <div className={styles.actions}>
        {code === 'outdated_client' ? (
          <Button look="primary" onClick={() => location.reload()}>
            {t.actions.reload}
          </Button>
        ) : (
          <Button look="primary" onClick={retry}>
            {t.actions.retry}
          </Button>
        )}
        <LinkButton href="/">{t.actions.home}</LinkButton>
      </div>
    </main>
  );
}
