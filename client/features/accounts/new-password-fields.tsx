/** Choosing a password: twice, with what it still lacks. */
import { useState } from 'react';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { Checkbox } from '#client/ui/field.tsx';
import { PasswordField } from './password-field.tsx';
import { problemText } from './problem-text.ts';
import { newPasswordProblem, repeatProblem } from './view-model.ts';

export interface NewPassword {
  readonly password: string;
  readonly repeat: string;
}

export const NO_PASSWORD: NewPassword = { password: '', repeat: '' };

/** Whether it may be sent. */
export function isPasswordReady({ password, repeat }: NewPassword): boolean {
  return newPasswordProblem(password) === null && repeatProblem(password, repeat) === null;
}

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  /** The form was tried: say what is missing, too. */
  readonly tried: boolean;
}

/** Both fields and one box that shows the letters of both. */
export function NewPasswordFields({ value, onChange, tried }: NewPasswordFieldsProps) {
  const t = useText(accountTexts);
  const [shown, setShown] = useState(false);
  const problem = tried || value.password !== '' ? newPasswordProblem(value.password) : null;
  const differs = tried || value.repeat.length >= value.password.length;
  const repeatError = differs && value.repeat !== '' ? repeatProblem(value.password, value.repeat) : null;
  return (
    <>
      <PasswordField
        label={t.field.newPassword}
        hint={t.field.newPasswordHint}
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
        error={tried ? problemText(problem, t) : null}
        autoComplete="new-password"
        shown={shown}
      />
      <PasswordField
        label={t.field.repeat}
        value={value.repeat}
        onChange={(repeat) => onChange({ ...value, repeat })}
        error={tried && value.repeat === '' ? t.problem.required : problemText(repeatError, t)}
        autoComplete="new-password"
        shown={shown}
      />
      <Checkbox label={t.show} checked={shown} onChange={setShown} />
    </>
  );
}
