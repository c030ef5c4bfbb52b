/** Adds a source for an encoder: a name, then its addresses and key, which are told once. */
import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from '../stage.module.css';
import { TellKey } from './tell-key.tsx';

/** The button and its dialog. */
export function AddEncoder({ act }: { readonly act: Send }) {
  const t = useText(deskStageTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button compact look="quiet" icon="plus" onClick={() => setOpen(true)}>
        {t.encoders.add}
      </Button>
      {open && <AddDialog act={act} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddDialog({ act, onClose }: { readonly act: Send; readonly onClose: () => void }) {
  const t = useText(deskStageTexts);
  const [label, setLabel] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = label.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || busy) return;
    setBusy(true);
    const outcome = await act('stage:addEncoder', { label: name });
    setBusy(false);
    if (outcome.ok) setKey(outcome.value.token);
  };
  if (key !== null) {
    return (
      <Dialog title={t.encoders.keyTitle(name)} onClose={onClose}>
        <TellKey secret={key} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t.encoders.add} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t.encoders.label}
          hint={t.encoders.labelHint}
          value={label}
          onChange={setLabel}
          maxLength={LIMITS.displayName * 2}
          ref={wantFocus}
        />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" type="submit" busy={busy} disabled={name === ''}>
            {t.encoders.make}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
