/** What all forms of the stage that add something have in common: fields, what was refused, two buttons. */
import type { FormEvent, ReactNode } from 'react';
import type { FailureCode } from '#client/lib/outcome.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import styles from '../form.module.css';
import type { Adding } from './use-adding.ts';

interface AddFormProps {
  readonly adding: Adding;
  /** Everything that is needed is filled in. */
  readonly ready: boolean;
  /** Names what the form does. */
  readonly action: string;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** What the fields say themselves when it is refused. */
  readonly saidByFields?: readonly FailureCode[];
  readonly children: ReactNode;
}

export function AddForm(props: AddFormProps) {
  const { adding, ready, action, onSubmit, onClose, saidByFields = [], children } = props;
  const t = useText(deskStageTexts);
  const refusals = useText(refusalTexts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void onSubmit();
  };
  const { busy, refused } = adding;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
      {refused !== null && !saidByFields.includes(refused) && (
        <Notice tone="bad" icon="warning" alert>
          {refusals[refused]}
        </Notice>
      )}
      <div className={styles.end}>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button look="primary" type="submit" busy={busy} disabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  );
}
