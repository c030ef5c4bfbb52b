/** The public ledger: `/ledger` and `/ledger/<code>`. */
import { SiteFrame } from '#client/app/site-frame.tsx';
import { LedgerDetailPart, LedgerOverviewPart } from '#client/features/followups/ledger-page-parts.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { ledgerTexts } from '#client/locales/ledger.ts';
import { useText } from '#client/locales/texts.ts';

/** One session when a code is given, else all. */
export function LedgerPage({ code }: { readonly code: string | null }) {
  const t = useText(ledgerTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.title} · ${common.productName}`);
  return <SiteFrame>{code === null ? <LedgerOverviewPart /> : <LedgerDetailPart code={code} />}</SiteFrame>;
}
