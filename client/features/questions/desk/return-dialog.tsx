/** Returns a question with a reason from the public list. */
import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Key } from '#client/ui/feedback.tsx';
import { TextArea } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { type Question, RETURN_REASONS, type ReturnReason } from '#shared/features/questions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './dialogs.module.css';
import { useNumberKeys } from './use-number-keys.ts';

interface ReturnDialogProps {
  readonly question: Question;
  readonly onReturn: (reason: ReturnReason, note: string) => void;
  readonly onClose: () => void;
}

/** Number keys choose the reason, Enter returns. */
export function ReturnDialog({ question, onReturn, onClose }: ReturnDialogProps) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  const [reason, setReason] = useState<ReturnReason>('off_topic');
  const [note, setNote] = useState('');
  const noteMissing = reason === 'other' && note.trim() === '';
  useNumberKeys((at) => {
    const chosen = RETURN_REASONS[at];
    if (chosen !== undefined) setReason(chosen);
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!noteMissing) onReturn(reason, note.trim());
  };
  return (
    <Dialog title={t.returnDialog.title(question.no)} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <p className={styles.quote}>{question.text}</p>
        <fieldset className={styles.options}>
          <legend>{t.returnDialog.reason}</legend>
          {RETURN_REASONS.map((one, at) => (
            <label key={one} className={styles.option}>
              <input
                type="radio"
                name="return-reason"
                checked={one === reason}
                onChange={() => setReason(one)}
                {...(at === 0 ? { ref: wantFocus } : {})}
              />
              {common.returnReason[one]}
              <span className={styles.end}>
                <Key>{at + 1}</Key>
              </span>
            </label>
          ))}
        </fieldset>
        <TextArea
          compact
          label={t.returnDialog.note}
          hint={t.returnDialog.final}
          error={noteMissing ? t.returnDialog.noteNeeded : null}
          limit={LIMITS.reasonText}
          rows={2}
          value={note}
          onChange={setNote}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" type="submit" disabled={noteMissing}>
            {t.returnDialog.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
