/** A citizen's own item, by receipt code. */
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Spinner } from '#client/ui/feedback.tsx';

/** Being built by its owner. */
export function TrackPage(_props: { readonly receipt: string }) {
  const t = useText(commonTexts);
  return <Spinner label={t.actions.loading} height="60dvh" />;
}
