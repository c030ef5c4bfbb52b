/** Adds a platform that the programme is sent on to: a name, its server address, and the key that it gave out. */
import { useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskStreamsTexts } from '#client/locales/desk-streams.ts';
import { useText } from '#client/locales/texts.ts';
import { useSend } from '#client/session/session-context.tsx';
import { TextField } from '#client/ui/field.tsx';
import { toast } from '#client/ui/toast.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import { AddForm } from '../add/add-form.tsx';
import { useAdding } from '../add/use-adding.ts';
import { isStreamAddress, isStreamKey, SENT } from './address.ts';
import { ABOUT_ADDRESS, AddressField } from './address-field.tsx';

const EMPTY = { label: '', url: '', key: '' };

/** The key is hidden like a password, since desks are often shown on a screen, and it is gone with the form. */
export function RestreamForm({ onClose }: { readonly onClose: () => void }) {
  const { restream: t } = useText(deskStreamsTexts);
  const send = useSend();
  const adding = useAdding();
  const [form, setForm] = useState(EMPTY);
  const [label, url, key] = [form.label.trim(), form.url.trim(), form.key.trim()];
  const change = (part: Partial<typeof EMPTY>) => {
    setForm({ ...form, ...part });
    adding.setRefused(null);
  };
  const submit = async () => {
    if (!isStreamAddress(url, SENT) || !isStreamKey(key)) {
      adding.setRefused('bad_request');
      return;
    }
    if ((await adding.run(() => send('stage:addRestream', { label, url, key }))) === null) return;
    toast(t.made(label), 'good');
    onClose();
  };
  // One code for both: it is the key's fault when the address is a good one.
  const keyIsWrong = adding.refused === 'bad_request' && isStreamAddress(url, SENT) && !isStreamKey(key);
  const frame = { adding, ready: label !== '' && url !== '' && key !== '', action: t.make };
  return (
    <AddForm {...frame} saidByFields={ABOUT_ADDRESS} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t.label}
        hint={t.labelHint}
        value={form.label}
        onChange={(value) => change({ label: value })}
        maxLength={LIMITS.sourceName}
        ref={wantFocus}
      />
      <AddressField
        label={t.address}
        hint={t.addressHint}
        problem={t.addressProblem}
        refused={keyIsWrong ? null : adding.refused}
        value={form.url}
        onChange={(value) => change({ url: value })}
      />
      <TextField
        type="password"
        autoComplete="new-password"
        label={t.key}
        hint={t.keyHint}
        error={keyIsWrong ? t.keyProblem : null}
        value={form.key}
        onChange={(value) => change({ key: value })}
        maxLength={LIMITS.streamKey}
      />
    </AddForm>
  );
}
