/** Joins by an invitation: says as whom, then takes login name and password. */
import { type FormEvent, useState } from 'react';
import { postJson } from '#client/lib/http.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, LinkButton } from '#client/ui/button.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import type { InviteView, Me } from '#shared/contract/http.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { isPasswordReady, NewPasswordFields, NO_PASSWORD } from './new-password-fields.tsx';
import { problemText } from './problem-text.ts';
import { useAction } from './use-action.ts';
import { useResource } from './use-resource.ts';
import { lineProblem, loginNameProblem } from './view-model.ts';

interface JoinFormProps {
  readonly token: string;
  readonly onDone: (me: Me) => void;
}

/** Loads the invitation, then shows the form. */
export function JoinForm({ token, onDone }: JoinFormProps) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  const invite = useResource<InviteView>(`/api/invites/${encodeURIComponent(token)}`);
  if (invite.value !== null) return <JoinFields token={token} invite={invite.value} onDone={onDone} />;
  if (invite.failure === null) return <Spinner height="50vh" />;
  if (invite.failure.code === 'invite_invalid' || invite.failure.code === 'not_found')
    return <InvalidInvite />;
  return (
    <div className={styles.form}>
      <h1>{t.join.title(common.productName)}</h1>
      <FailureNotice failure={invite.failure} />
      <Button look="primary" onClick={invite.reload}>
        {common.actions.retry}
      </Button>
    </div>
  );
}

function InvalidInvite() {
  const t = useText(accountTexts);
  return (
    <div className={styles.form}>
      <h1>{t.join.invalidTitle}</h1>
      <p>{t.join.invalid}</p>
      <LinkButton href="/desk" look="primary">
        {t.join.toSignIn}
      </LinkButton>
    </div>
  );
}

function JoinFields({ token, invite, onDone }: JoinFormProps & { readonly invite: InviteView }) {
  const t = useText(accountTexts);
  const [name, setName] = useState(invite.name);
  const [loginName, setLoginName] = useState('');
  const [next, setNext] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const action = useAction();
  const problems = { name: lineProblem(name, LIMITS.displayName), loginName: loginNameProblem(loginName) };
  const ready = problems.name === null && problems.loginName === null && isPasswordReady(next);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready || action.busy) return;
    const body = { loginName, name, password: next.password };
    void action.run(() => postJson<Me>(`/api/invites/${encodeURIComponent(token)}`, body), onDone);
  };
  if (action.failure?.code === 'invite_invalid') return <InvalidInvite />;
  const role = t.role[invite.role];
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.intro}>
        <h1>{t.join.title(invite.tenantName)}</h1>
        <p>
          {invite.unitName === null
            ? t.join.lead(invite.name, role)
            : t.join.leadUnit(invite.name, invite.unitName, role)}
        </p>
      </div>
      <TextField
        label={t.field.name}
        hint={t.field.nameHint}
        value={name}
        onChange={setName}
        error={tried ? problemText(problems.name, t) : null}
        autoComplete="name"
      />
      <TextField
        label={t.field.loginName}
        hint={t.field.loginNameHint}
        value={loginName}
        onChange={setLoginName}
        error={tried ? problemText(problems.loginName, t) : null}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <NewPasswordFields value={next} onChange={setNext} tried={tried} />
      <FailureNotice failure={action.failure} />
      <Button look="primary" type="submit" wide busy={action.busy}>
        {t.join.submit}
      </Button>
    </form>
  );
}
