/** A citizen's own question from asking to evidence: `/track/<receipt>`, or a place to type the code. */
import { useLocation } from 'wouter';
import { SiteFrame } from '#client/app/site-frame.tsx';
import { ReceiptPart } from '#client/features/followups/receipt-part.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { trackTexts } from '#client/locales/track.ts';

/** Whoever holds the code is the author; nobody signs in. */
export function TrackPage({ receipt }: { readonly receipt: string | null }) {
  const t = useText(trackTexts);
  const common = useText(commonTexts);
  const [, navigate] = useLocation();
  usePageTitle(`${t.title} · ${common.productName}`);
  return (
    <SiteFrame narrow>
      <ReceiptPart receipt={receipt} onCode={(code) => navigate(`/track/${code}`)} />
    </SiteFrame>
  );
}
