/** The first administrator. */
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';

/** Being built by its owner. */
export function SetupPage(_props: { readonly token: string }) {
  const t = useText(commonTexts);
  return <Spinner label={t.actions.loading} height="60dvh" />;
}
