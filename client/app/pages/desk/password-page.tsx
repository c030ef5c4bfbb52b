/** The own password: `/desk/password`, reached by one's name in the bar. */
import { ChangePasswordForm } from '#client/features/accounts/change-password-form.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import styles from './desk.module.css';

/** For everybody who is signed in. */
export function PasswordPage() {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  usePageTitle(`${t.password.title} · ${common.productName}`);
  return (
    <div className={styles.page}>
      <ChangePasswordForm />
    </div>
  );
}
