/** A password that can be shown: on a phone, seeing what was typed prevents most errors. */
import { useState } from 'react';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { Checkbox, TextField } from '#client/ui/field.tsx';
import { PASSWORD_LENGTH } from './view-model.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  /** One box for several fields: the owner draws it and says whether letters show. */
  readonly shown?: boolean;
}

/** The field, with its own box for showing unless the owner has one. */
export function PasswordField({ shown, hint, ...field }: PasswordFieldProps) {
  const t = useText(accountTexts);
  const [own, setOwn] = useState(false);
  return (
    <div>
      <TextField
        {...field}
        {...(hint === undefined ? {} : { hint })}
        {...(field.autoComplete === 'new-password' ? { minLength: PASSWORD_LENGTH } : {})}
        type={(shown ?? own) ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
      />
      {shown === undefined && <Checkbox label={t.show} checked={own} onChange={setOwn} />}
    </div>
  );
}
