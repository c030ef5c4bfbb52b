/** Public progress. */
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';

/** Being built by its owner. */
export function LedgerPage(_props: { readonly code: string | null }) {
  const t = useText(commonTexts);
  return <Spinner label={t.actions.loading} height="60dvh" />;
}
