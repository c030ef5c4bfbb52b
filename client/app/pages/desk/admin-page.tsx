/** Departments and accounts: `/desk/admin`. */
import { Administration } from '#client/features/accounts/administration.tsx';
import { RecordingSettings } from '#client/features/replay/desk/recording-settings.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import type { StaffMe } from '#shared/contract/http.ts';

/** Shown inside the frame of the desks, to somebody who is signed in. */
export function AdminPage({ me }: { readonly me: StaffMe }) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.admin.title} · ${common.productName}`);
  return (
    <>
      <Administration staff={me} />
      <RecordingSettings />
    </>
  );
}
