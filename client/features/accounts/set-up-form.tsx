/** Creates the body and its first administrator, by the one-time link. */
import { type FormEvent, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, LinkButton } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import type { Me } from '#shared/contract/http.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { isPasswordReady, NewPasswordFields, NO_PASSWORD } from './new-password-fields.tsx';
import { problemText } from './problem-text.ts';
import { useAction } from './use-action.ts';
import { lineProblem, loginNameProblem } from './view-model.ts';

interface SetUpFormProps {
  readonly token: string;
  readonly onDone: (me: Me) => void;
}

/** Body, person, login name and password; the words survive a reload, the password does not. */
export function SetUpForm({ token, onDone }: SetUpFormProps) {
  const t = useText(accountTexts);
  const [tenantName, setTenantName] = useRemembered('draft.setup.tenant');
  const [name, setName] = useRemembered('draft.setup.name');
  const [loginName, setLoginName] = useRemembered('draft.setup.loginName');
  const [next, setNext] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const action = useAction();
  const problems = {
    tenantName: lineProblem(tenantName, LIMITS.title),
    name: lineProblem(name, LIMITS.displayName),
    loginName: loginNameProblem(loginName),
  };
  const ready = Object.values(problems).every((problem) => problem === null) && isPasswordReady(next);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready || action.busy) return;
    const body = { token, tenantName, loginName, name, password: next.password };
    void action.run(
      () => postJson<Me>('/api/setup', body),
      (me) => {
        for (const forget of [setTenantName, setName, setLoginName]) forget('');
        onDone(me);
      },
    );
  };
  const errorOf = (field: keyof typeof problems) => (tried ? problemText(problems[field], t) : null);
  if (action.failure?.code === 'invite_invalid')
    return (
      <div className={styles.form}>
        <h1>{t.setup.usedTitle}</h1>
        <p>{t.setup.used}</p>
        <LinkButton href="/desk" look="primary">
          {t.join.toSignIn}
        </LinkButton>
      </div>
    );
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.intro}>
        <h1>{t.setup.title}</h1>
        <p>{t.setup.lead}</p>
      </div>
      <TextField
        label={t.field.tenantName}
        hint={t.field.tenantNameHint}
        value={tenantName}
        onChange={setTenantName}
        error={errorOf('tenantName')}
        autoComplete="organization"
      />
      <TextField
        label={t.field.name}
        hint={t.field.nameHint}
        value={name}
        onChange={setName}
        error={errorOf('name')}
        autoComplete="name"
      />
      <TextField
        label={t.field.loginName}
        hint={t.field.loginNameHint}
        value={loginName}
        onChange={setLoginName}
        error={errorOf('loginName')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <NewPasswordFields value={next} onChange={setNext} tried={tried} />
      <FailureNotice failure={action.failure} />
      <Button look="primary" type="submit" wide busy={action.busy}>
        {t.setup.submit}
      </Button>
    </form>
  );
}
