/** Adds a media partner's stream, which the server then fetches: a name and an address. */
import { useState } from 'react';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import { useSend } from '#client/session/session-context.tsx';
import { toast } from '#client/ui/toast.tsx';
import { AddForm } from '../add/add-form.tsx';
import { NameField } from '../add/name-field.tsx';
import { useAdding } from '../add/use-adding.ts';
import { FETCHED, isStreamAddress } from './address.ts';
import { ABOUT_ADDRESS, AddressField } from './address-field.tsx';

export function PullForm({ onClose }: { readonly onClose: () => void }) {
  const { pull: t } = useText(deskStreamsTexts);
  const send = useSend();
  const adding = useAdding();
  const [label, setLabel] = useState('');
  const [address, setAddress] = useState('');
  const [name, url] = [label.trim(), address.trim()];
  const submit = async () => {
    if (!isStreamAddress(url, FETCHED)) {
      adding.setRefused('bad_request');
      return;
    }
    if ((await adding.run(() => send('stage:addPull', { label: name, url }))) === null) return;
    toast(t.made(name), 'good');
    onClose();
  };
  const form = { adding, ready: name !== '' && url !== '', action: t.make, saidByFields: ABOUT_ADDRESS };
  return (
    <AddForm {...form} onSubmit={submit} onClose={onClose}>
      <NameField label={t.label} hint={t.labelHint} value={label} onChange={setLabel} />
      <AddressField
        label={t.address}
        hint={t.addressHint}
        problem={t.addressProblem}
        refused={adding.refused}
        value={address}
        onChange={(next) => {
          setAddress(next);
          adding.setRefused(null);
        }}
      />
    </AddForm>
  );
}
