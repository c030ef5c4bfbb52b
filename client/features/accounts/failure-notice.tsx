/** Says why a form was refused, and when it may be tried again. */
import { formatWait } from '#client/lib/format.ts';
import type { Failed } from '#client/lib/outcome.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Notice } from '#client/ui/feedback.tsx';

/** Nothing while nothing went wrong. */
export function FailureNotice({ failure }: { readonly failure: Failed | null }) {
  const t = useText(accountTexts);
  const words = useText(refusalTexts);
  if (failure === null) return null;
  const sentence = failure.code === 'weak_password' ? t.problem.weak : words[failure.code];
  return (
    <Notice tone="bad" icon="warning" alert>
      {sentence}
      {failure.retryAfterMs !== undefined && ` ${t.problem.lockedFor(formatWait(failure.retryAfterMs))}`}
    </Notice>
  );
}
