/** Invites a guest by a personal link, which is told once. */
import { useState } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { isThisMachine, publicOrigin } from '#client/session/public-origin.ts';
import { useSend } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import { ShownLink } from '#client/ui/shown-link.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from '../form.module.css';
import { AddForm } from './add-form.tsx';
import { NameField } from './name-field.tsx';
import { useAdding } from './use-adding.ts';

interface GuestFormProps {
  readonly onMade: (name: string, link: string) => void;
  readonly onClose: () => void;
}

/** How the guest is called, and what the guest is. */
export function GuestForm({ onMade, onClose }: GuestFormProps) {
  const { guests: t } = useText(deskStageTexts);
  const send = useSend();
  const adding = useAdding();
  const [label, setLabel] = useState('');
  const [title, setTitle] = useState('');
  const name = label.trim();
  const submit = async () => {
    const office = title.trim() === '' ? {} : { title: title.trim() };
    const made = await adding.run(() => send('stage:inviteGuest', { label: name, ...office }));
    if (made !== null) onMade(name, `${await publicOrigin()}/guest/${made.token}`);
  };
  return (
    <AddForm adding={adding} ready={name !== ''} action={t.make} onSubmit={submit} onClose={onClose}>
      <NameField label={t.label} hint={t.labelHint} value={label} onChange={setLabel} />
      <TextField
        label={t.title}
        hint={t.titleHint}
        value={title}
        onChange={setTitle}
        maxLength={LIMITS.personTitle}
      />
    </AddForm>
  );
}

/** The link as text, to be copied, and as a picture for a phone. */
export function GuestLink({ link, onDone }: { readonly link: string; readonly onDone: () => void }) {
  const { guests: t } = useText(deskStageTexts);
  return (
    <div className={styles.form}>
      <p>{t.linkHint}</p>
      {!mayCapture(link) && (
        <Notice tone="bad" icon="warning">
          {t.linkInsecure}
        </Notice>
      )}
      <ShownLink link={link} label={t.qr} />
      <div className={styles.end}>
        <CopyButton text={link} label={t.copyLink} look="primary" />
        <Button onClick={onDone}>{t.done}</Button>
      </div>
    </div>
  );
}

/** Whether browsers give a camera to a page at this address: over https, or on the very same machine. */
function mayCapture(link: string): boolean {
  const { protocol, hostname } = new URL(link);
  return protocol === 'https:' || isThisMachine(hostname);
}
