/** Says what went wrong, what is still shown, and lets people try again. */
import type { Failed } from '#client/lib/outcome.ts';
import { commonTexts } from '#client/locales/common.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import styles from './followups.module.css';

interface FailureNoticeProps {
  readonly failure: Failed | null;
  readonly onRetry?: () => void;
  /** Said instead of the words of the code. */
  readonly words?: string;
}

/** Nothing while nothing went wrong. */
export function FailureNotice({ failure, onRetry, words }: FailureNoticeProps) {
  const refusals = useText(refusalTexts);
  const common = useText(commonTexts);
  if (failure === null) return null;
  return (
    <Notice tone="bad" icon="warning" alert>
      <div className={styles.failure}>
        <span>{words ?? refusals[failure.code]}</span>
        {onRetry !== undefined && (
          <Button compact onClick={onRetry}>
            {common.actions.retry}
          </Button>
        )}
      </div>
    </Notice>
  );
}
