/** Accepting an invitation: `/join/<token>`. */
import { SiteFrame } from '#client/app/site-frame.tsx';
import { JoinForm } from '#client/features/accounts/join-form.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { toDesk } from './to-desk.ts';

/** The one-time link of a colleague. */
export function JoinPage({ token }: { readonly token: string }) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.join.title(common.productName)}`);
  return (
    <SiteFrame narrow>
      <JoinForm token={token} onDone={toDesk} />
    </SiteFrame>
  );
}
