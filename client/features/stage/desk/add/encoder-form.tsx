/** Adds a source for an encoder: a name, then its addresses and key, which are told once. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useSend } from '#client/session/session-context.tsx';
import { AddForm } from './add-form.tsx';
import { NameField } from './name-field.tsx';
import { useAdding } from './use-adding.ts';

interface EncoderFormProps {
  readonly onMade: (name: string, key: string) => void;
  readonly onClose: () => void;
}

export function EncoderForm({ onMade, onClose }: EncoderFormProps) {
  const { encoders: t } = useText(deskStageTexts);
  const send = useSend();
  const adding = useAdding();
  const [label, setLabel] = useState('');
  const name = label.trim();
  const submit = async () => {
    const made = await adding.run(() => send('stage:addEncoder', { label: name }));
    if (made !== null) onMade(name, made.token);
  };
  return (
    <AddForm adding={adding} ready={name !== ''} action={t.make} onSubmit={submit} onClose={onClose}>
      <NameField label={t.label} hint={t.labelHint} value={label} onChange={setLabel} />
    </AddForm>
  );
}
