/** A department's answer: the text, three lines of promise, and what can be done with it. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { formatTime } from '#client/lib/format.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { countCharacters, TextArea, TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Commitment, Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { CommitmentList } from './commitment-list.tsx';
import styles from './department.module.css';
import { commitmentOf, EMPTY_COMMITMENT } from './department-model.ts';
import { TakeForm } from './take-form.tsx';
import { type AnswerDraftState, useAnswerDraft } from './use-answer-draft.ts';

interface AnswerFormProps {
  readonly question: Question;
  readonly unit: UnitRef;
  /** Says in words when the answer is no. */
  readonly act: Send;
  /** Silent: for drafts. */
  readonly send: Send;
}

/** For a question that is not settled yet. */
export function AnswerForm({ question, unit, act, send }: AnswerFormProps) {
  const t = useText(deskQuestionTexts);
  const draft = useAnswerDraft(question, unit.id, send);
  const [asking, setAsking] = useState<'publish' | 'take' | null>(null);
  const { form, change } = draft;
  const count = countCharacters(form.text.trim());
  const ready = count > 0 && count <= LIMITS.answerText;
  const payload = { questionId: question.id, text: form.text.trim(), commitment: commitmentOf(form) };
  const publish = async () => {
    setAsking(null);
    const outcome = await act('questions:answer', payload);
    if (!outcome.ok) return;
    draft.clear();
    toast(t.done.answerPublished(question.no), 'good');
  };
  const take = async (unitId: string, commitment: Commitment) => {
    setAsking(null);
    const outcome = await act('questions:takeAway', { questionId: question.id, unitId, commitment });
    if (outcome.ok) toast(t.done.taken(question.no), 'good');
  };
  return (
    <div className={styles.form}>
      <TextArea
        label={
          question.answers.some((one) => one.unitId === unit.id) ? t.department.again : t.department.text
        }
        placeholder={t.department.placeholder}
        limit={LIMITS.answerText}
        rows={6}
        value={form.text}
        onChange={(text) => change({ ...form, text })}
      />
      <CommitmentLines value={form.commitment} onChange={(commitment) => change({ ...form, commitment })} />
      <div className={styles.actions}>
        <SavedLine draft={draft} />
        <Button onClick={() => setAsking('take')}>{t.department.takeAway}</Button>
        <Button look="primary" disabled={!ready} onClick={() => setAsking('publish')}>
          {t.department.publish}
        </Button>
      </div>
      {asking === 'publish' && (
        <ConfirmDialog
          title={`${t.department.publish} ${t.number(question.no)}`}
          action={t.department.publish}
          cancel={t.cancel}
          onConfirm={() => void publish()}
          onClose={() => setAsking(null)}
        >
          <p>{t.department.confirmPublish}</p>
          <blockquote className={styles.preview}>{payload.text}</blockquote>
          {payload.commitment !== null && <CommitmentList commitment={payload.commitment} />}
        </ConfirmDialog>
      )}
      {asking === 'take' && (
        <Dialog title={t.takeDialog.title(question.no)} onClose={() => setAsking(null)}>
          <TakeForm
            units={[unit]}
            start={commitmentOf(form) ?? EMPTY_COMMITMENT}
            onTake={(unitId, commitment) => void take(unitId, commitment)}
          />
        </Dialog>
      )}
    </div>
  );
}

interface CommitmentLinesProps {
  readonly value: Commitment;
  readonly onChange: (value: Commitment) => void;
}

function CommitmentLines({ value, onChange }: CommitmentLinesProps) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  return (
    <fieldset className={styles.lines}>
      <legend>{t.department.commitment}</legend>
      <TextField
        label={common.commitment.measure}
        value={value.measure}
        maxLength={LIMITS.reasonText}
        onChange={(measure) => onChange({ ...value, measure })}
      />
      <div className={styles.two}>
        <TextField
          label={common.commitment.due}
          type="date"
          value={value.due}
          onChange={(due) => onChange({ ...value, due })}
        />
        <TextField
          label={common.commitment.owner}
          value={value.owner}
          maxLength={LIMITS.officerName}
          onChange={(owner) => onChange({ ...value, owner })}
        />
      </div>
    </fieldset>
  );
}

function SavedLine({ draft }: { readonly draft: AnswerDraftState }) {
  const { department: t } = useText(deskQuestionTexts);
  const words = {
    nothing: t.noDraft,
    saving: t.saving,
    here: t.keptHere,
    saved: t.savedAt(draft.savedAt === null ? '' : formatTime(draft.savedAt)),
  }[draft.saved];
  return (
    <span role="status" className={classes(styles.saved, draft.saved === 'here' && styles.here)}>
      {words}
    </span>
  );
}
