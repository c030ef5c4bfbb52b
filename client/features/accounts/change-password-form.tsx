/** Changes the own password. */
import { type FormEvent, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Me } from '#shared/contract/http.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { isPasswordReady, NewPasswordFields, NO_PASSWORD } from './new-password-fields.tsx';
import { PasswordField } from './password-field.tsx';
import { useAction } from './use-action.ts';

/** The present password and the new one; every other sign-in of the account ends. */
export function ChangePasswordForm() {
  const t = useText(accountTexts);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (current === '' || !isPasswordReady(next) || action.busy) return;
    void action.run(
      () => postJson<Me>('/api/password', { current, next: next.password }),
      () => {
        setCurrent('');
        setNext(NO_PASSWORD);
        setTried(false);
        toast(t.password.done, 'good');
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h2>{t.password.title}</h2>
      <PasswordField
        label={t.field.current}
        value={current}
        onChange={setCurrent}
        error={tried && current === '' ? t.problem.required : null}
        autoComplete="current-password"
      />
      <NewPasswordFields value={next} onChange={setNext} tried={tried} />
      <FailureNotice failure={action.failure} />
      <Button look="primary" type="submit" busy={action.busy}>
        {t.password.submit}
      </Button>
    </form>
  );
}
