/** The first administrator: `/setup/<token>`. */
import { SiteFrame } from '#client/app/site-frame.tsx';
import { SetUpForm } from '#client/features/accounts/set-up-form.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { toDesk } from './to-desk.ts';

/** The one-time link of the server's log. */
export function SetupPage({ token }: { readonly token: string }) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.setup.title} · ${common.productName}`);
  return (
    <SiteFrame narrow>
      <SetUpForm token={token} onDone={toDesk} />
    </SiteFrame>
  );
}
