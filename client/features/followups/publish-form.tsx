/** Publishing what was handed in, with the outcome confirmed or corrected. */
import { useState } from 'react';
import { followupTexts } from '#client/locales/followups.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { Notice } from '#client/ui/feedback.tsx';
import type { Outcome } from '#shared/features/followups/state.ts';
import { type ActionFormProps, FormFrame } from './form-frame.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { useItemCommand } from './use-item-command.ts';

/** Nothing of the department's words is changed. */
export function PublishForm({ detail, onDone, onCancel }: ActionFormProps) {
  const t = useText(itemTexts);
  const words = useText(followupTexts);
  const sender = useItemCommand('staff');
  const { itemId, draft } = detail.item;
  const reported = draft?.outcome ?? null;
  const [outcome, setOutcome] = useState<Outcome | null>(reported);
  const submit = async () => {
    if (outcome === null) return;
    if ((await sender.send('followups:publish', { itemId, outcome })) !== null) onDone();
  };
  return (
    <FormFrame
      sender={sender}
      submit={t.does.publish}
      ready={outcome !== null}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {(tried) => (
        <>
          <OutcomeChoice
            label={t.form.confirmOutcome}
            value={outcome}
            onChange={setOutcome}
            error={tried && outcome === null ? t.problem.chooseOutcome : null}
          />
          {reported !== null && outcome !== reported && (
            <Notice tone="waiting">{t.form.outcomeChanged(words.outcome[reported])}</Notice>
          )}
        </>
      )}
    </FormFrame>
  );
}
