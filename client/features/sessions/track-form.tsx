/** Finds a question by its receipt code, however the code was typed. */
import { type FormEvent, useState } from 'react';
import { sessionTexts } from '#client/locales/sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { readReceiptCode } from './list-view-model.ts';
import styles from './session-pages.module.css';

/** `onFound` gets a code of the right shape. */
export function TrackForm({ onFound }: { readonly onFound: (code: string) => void }) {
  const t = useText(sessionTexts);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = readReceiptCode(typed);
    setWrong(code === null);
    if (code !== null) onFound(code);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t.trackLabel}
        hint={t.trackHint}
        error={wrong ? t.trackWrong : null}
        value={typed}
        onChange={setTyped}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button type="submit" wide>
        {t.trackGo}
      </Button>
    </form>
  );
}
