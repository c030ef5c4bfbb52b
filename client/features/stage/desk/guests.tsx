/** Invites guests by a personal link, and removes them. */

import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { publicOrigin } from '#client/session/public-origin.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { toast } from '#client/ui/toast.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './stage.module.css';

/** The button and its dialog: a name, then the link, which is told once. */
export function GuestInvitation({ act }: { readonly act: Send }) {
  const t = useText(deskStageTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button compact look="quiet" icon="plus" onClick={() => setOpen(true)}>
        {t.guests.invite}
      </Button>
      {open && <InviteDialog act={act} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DialogProps {
  readonly act: Send;
  readonly onClose: () => void;
}

function InviteDialog({ act, onClose }: DialogProps) {
  const t = useText(deskStageTexts);
  const [label, setLabel] = useState('');
  const [title, setTitle] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === '' || busy) return;
    setBusy(true);
    const office = title.trim() === '' ? {} : { title: title.trim() };
    const outcome = await act('stage:inviteGuest', { label: label.trim(), ...office });
    setBusy(false);
    if (outcome.ok) setMade(`${await publicOrigin()}/guest/${outcome.value.token}`);
  };
  if (made !== null) return <LinkDialog link={made} name={label.trim()} onClose={onClose} />;
  return (
    <Dialog title={t.guests.invite} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t.guests.label}
          hint={t.guests.labelHint}
          value={label}
          onChange={setLabel}
          maxLength={LIMITS.displayName * 2}
          ref={wantFocus}
        />
        <TextField
          label={t.guests.title}
          hint={t.guests.titleHint}
          value={title}
          onChange={setTitle}
          maxLength={LIMITS.personTitle}
        />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" type="submit" busy={busy} disabled={label.trim() === ''}>
            {t.guests.make}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface LinkDialogProps {
  readonly link: string;
  readonly name: string;
  readonly onClose: () => void;
}

function LinkDialog({ link, name, onClose }: LinkDialogProps) {
  const t = useText(deskStageTexts);
  return (
    <Dialog title={t.guests.linkTitle(name)} onClose={onClose}>
      <div className={styles.form}>
        <p>{t.guests.linkHint}</p>
        <div className={styles.link}>
          <QrCode text={link} label={t.guests.qr} size="160px" />
          <code>{link}</code>
        </div>
        <div className={styles.end}>
          <CopyButton text={link} label={t.guests.copyLink} look="primary" />
          <Button onClick={onClose}>{t.guests.done}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Takes a guest off the stage, after asking. */
export function RemoveGuest({
  act,
  guestId,
  name,
}: {
  readonly act: Send;
  readonly guestId: string;
  readonly name: string;
}) {
  const t = useText(deskStageTexts);
  const [open, setOpen] = useState(false);
  const remove = async () => {
    setOpen(false);
    const outcome = await act('stage:removeGuest', { guestId });
    if (outcome.ok) toast(t.guests.removed(name));
  };
  return (
    <>
      <IconButton
        compact
        icon="close"
        size={16}
        label={`${t.guests.remove} ${name}`}
        onClick={() => setOpen(true)}
      />
      {open && (
        <ConfirmDialog
          danger
          title={t.guests.removeTitle(name)}
          action={t.guests.remove}
          cancel={t.cancel}
          onConfirm={() => void remove()}
          onClose={() => setOpen(false)}
        >
          <p>{t.guests.removeText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
