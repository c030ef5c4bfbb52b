/** Passes a question with changed words; the difference is seen before it is public. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Key } from '#client/ui/feedback.tsx';
import { countCharacters, TextArea } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './dialogs.module.css';
import { Difference } from './difference.tsx';

interface EditDialogProps {
  readonly question: Question;
  readonly onPass: (text: string) => void;
  readonly onClose: () => void;
}

/** Mounted while it is open. */
export function EditDialog({ question, onPass, onClose }: EditDialogProps) {
  const t = useText(deskQuestionTexts);
  const [text, setText] = useState(question.text);
  const fits = text.trim() !== '' && countCharacters(text.trim()) <= LIMITS.questionText;
  const submit = () => {
    if (fits) onPass(text.trim());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <Dialog broad title={t.editDialog.title(question.no)} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <TextArea
          label={t.editDialog.text}
          hint={t.editDialog.keep}
          limit={LIMITS.questionText}
          rows={6}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
          ref={wantFocus}
        />
        <div>
          <strong>{t.editDialog.difference}</strong>
          <Difference from={question.original ?? question.text} to={text} />
        </div>
        <div className={styles.actions}>
          <Key>{t.editDialog.shortcut}</Key>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" type="submit" disabled={!fits}>
            {t.editDialog.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
