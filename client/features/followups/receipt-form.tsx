/** Where a receipt code is typed. */
import { type FormEvent, useState } from 'react';
import { useText } from '#client/locales/texts.ts';
import { trackTexts } from '#client/locales/track.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import styles from './receipt.module.css';
import { readReceipt, type TypedReceipt } from './view-model.ts';

interface ReceiptFormProps {
  readonly initial: string;
  readonly onCode: (code: string) => void;
}

/** Takes any spelling and shows it in groups of four. */
export function ReceiptForm({ initial, onCode }: ReceiptFormProps) {
  const t = useText(trackTexts);
  const [typed, setTyped] = useState(initial);
  const [tried, setTried] = useState(false);
  const read = readReceipt(typed);
  const words: Readonly<Record<TypedReceipt['problem'], string | null>> = {
    none: null,
    empty: tried ? t.enter.incomplete(read.left) : null,
    incomplete: tried ? t.enter.incomplete(read.left) : null,
    tooLong: t.enter.tooLong,
    impossible: t.enter.impossible,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.problem === 'none') onCode(read.code);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t.enter.label}
        hint={t.enter.hint}
        value={typed}
        onChange={setTyped}
        onBlur={() => setTyped(read.code)}
        error={words[read.problem]}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="search"
        placeholder="XXXX-XXXX-XXXX"
        className={styles.code ?? ''}
        maxLength={40}
      />
      <Button look="primary" type="submit" wide large>
        {t.enter.submit}
      </Button>
    </form>
  );
}
