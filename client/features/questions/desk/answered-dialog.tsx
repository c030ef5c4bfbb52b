/** Settles a question: answered live, with a record if wanted, or taken away with a dated promise. */
import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextArea } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import type { Commitment, Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { EMPTY_COMMITMENT } from './department-model.ts';
import styles from './dialogs.module.css';
import { TakeForm } from './take-form.tsx';

interface AnsweredDialogProps {
  readonly question: Question;
  /** Departments that hold the question. */
  readonly units: readonly UnitRef[];
  readonly onAnswered: (record: string) => void;
  readonly onTake: (unitId: string, commitment: Commitment) => void;
  readonly onClose: () => void;
}

/** Enter settles it as answered; the record and the promise are for when they are needed. */
export function AnsweredDialog({ question, units, onAnswered, onTake, onClose }: AnsweredDialogProps) {
  const t = useText(deskQuestionTexts);
  const [record, setRecord] = useState('');
  const unnamed = units.length === 0 && question.answering === null;
  const nameless = unnamed && record.trim() !== '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!nameless) onAnswered(record.trim());
  };
  return (
    <Dialog title={t.answeredDialog.title(question.no)} onClose={onClose}>
      <div className={styles.form}>
        <form className={styles.form} onSubmit={onSubmit}>
          <p className={styles.quote}>{question.text}</p>
          <TextArea
            compact
            label={t.answeredDialog.record}
            hint={unnamed ? t.answeredDialog.noUnitHint : t.answeredDialog.recordHint}
            error={nameless ? t.answeredDialog.noUnit : null}
            limit={LIMITS.answerText}
            rows={3}
            value={record}
            onChange={setRecord}
          />
          <div className={styles.actions}>
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" type="submit" disabled={nameless} ref={wantFocus}>
              {t.answeredDialog.submit}
            </Button>
          </div>
        </form>
        {units.length > 0 && (
          <details className={styles.split}>
            <summary>{t.answeredDialog.orTake}</summary>
            <TakeForm units={units} start={EMPTY_COMMITMENT} onTake={onTake} />
          </details>
        )}
      </div>
    </Dialog>
  );
}
