/** Asks for a reason before something is taken away from people; usual reasons are one press. */
import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskCommentTexts } from '#client/locales/desk-comments.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './comments.module.css';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly quote?: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Mounted while it asks. */
export function ReasonDialog({ title, text, action, quote, onReason, onClose }: ReasonDialogProps) {
  const t = useText(deskCommentTexts);
  const [reason, setReason] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        {quote !== undefined && <p className={styles.quote}>{quote}</p>}
        <p>{text}</p>
        <div className={styles.quick}>
          {t.quickReasons.map((quick) => (
            <Button key={quick} compact aria-pressed={reason === quick} onClick={() => setReason(quick)}>
              {quick}
            </Button>
          ))}
        </div>
        <TextField
          label={t.reason}
          value={reason}
          onChange={setReason}
          maxLength={LIMITS.reasonText}
          ref={wantFocus}
        />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="danger" type="submit" disabled={reason.trim() === ''}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
