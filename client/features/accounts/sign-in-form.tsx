/** Signs staff in. */
import { type FormEvent, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import type { Me } from '#shared/contract/http.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { PasswordField } from './password-field.tsx';
import { useAction } from './use-action.ts';

interface SignInFormProps {
  readonly onSignedIn: (me: Me) => void;
  /** No account exists yet: says where the first one comes from. */
  readonly needsSetup?: boolean;
}

/** Login name and password; the name is remembered on this device, the password never. */
export function SignInForm({ onSignedIn, needsSetup = false }: SignInFormProps) {
  const t = useText(accountTexts);
  const [loginName, setLoginName] = useRemembered('signIn.loginName');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (loginName.trim() === '' || password === '' || action.busy) return;
    void action.run(
      () => postJson<Me>('/api/sign-in', { loginName: loginName.trim(), password }),
      onSignedIn,
    );
  };
  const missing = (text: string) => (tried && text.trim() === '' ? t.problem.required : null);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.intro}>
        <h1>{t.signIn.title}</h1>
        <p>{t.signIn.lead}</p>
      </div>
      {needsSetup && <Notice tone="waiting">{t.signIn.needsSetup}</Notice>}
      <TextField
        label={t.field.loginName}
        value={loginName}
        onChange={setLoginName}
        error={missing(loginName)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
      />
      <PasswordField
        label={t.field.password}
        value={password}
        onChange={setPassword}
        error={missing(password)}
        autoComplete="current-password"
      />
      <FailureNotice failure={action.failure} />
      <Button look="primary" type="submit" wide busy={action.busy}>
        {t.signIn.submit}
      </Button>
      {!needsSetup && <p className={styles.aside}>{t.signIn.noAccount}</p>}
    </form>
  );
}
