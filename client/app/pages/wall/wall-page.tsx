/** The big screen. */
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';

/** Being built by its owner. */
export function WallPage(_props: { readonly code: string }) {
  const t = useText(commonTexts);
  return <Spinner label={t.actions.loading} height="60dvh" />;
}
