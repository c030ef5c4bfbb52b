/** Takes something off the stage after asking: a guest, an encoder, a partner's stream, a platform, a film. */
import { useState } from 'react';
import type { Outcome } from '#client/lib/outcome.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { IconButton } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { toast } from '#client/ui/toast.tsx';

interface RemoveButtonProps {
  readonly name: string;
  /** What happens at once, and what it takes to have it back. */
  readonly text: string;
  readonly remove: () => Promise<Outcome<unknown>>;
}

/** A small button beside the name. */
export function RemoveButton({ name, text, remove }: RemoveButtonProps) {
  const { removing: t, cancel } = useText(deskStageTexts);
  const [open, setOpen] = useState(false);
  const confirmed = async () => {
    setOpen(false);
    if ((await remove()).ok) toast(t.done(name));
  };
  return (
    <>
      <IconButton
        compact
        icon="close"
        size={16}
        label={`${t.action} ${name}`}
        onClick={() => setOpen(true)}
      />
      {open && (
        <ConfirmDialog
          danger
          title={t.title(name)}
          action={t.action}
          cancel={cancel}
          onConfirm={() => void confirmed()}
          onClose={() => setOpen(false)}
        >
          <p>{text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
