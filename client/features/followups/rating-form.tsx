/** The author's rating: handling and result each in one of three words, and what the author wants to say. */
import { type FormEvent, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import { followupTexts } from '#client/locales/followups.ts';
import { useText } from '#client/locales/texts.ts';
import { trackTexts } from '#client/locales/track.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { TextArea } from '#client/ui/field.tsx';
import { toast } from '#client/ui/toast.tsx';
import { SATISFACTIONS, type Satisfaction } from '#shared/features/followups/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { FailureNotice } from './failure-notice.tsx';
import styles from './receipt.module.css';
import { readyRating, reopening } from './receipt-view-model.ts';
import { useItemCommand } from './use-item-command.ts';

interface RatingFormProps {
  readonly receipt: string;
  readonly replyNo: number;
  readonly canReopen: boolean;
  readonly onRated: () => void;
}

/** Drafts survive a reload; the words are chosen anew. */
export function RatingForm({ receipt, replyNo, canReopen, onRated }: RatingFormProps) {
  const t = useText(trackTexts);
  const [handling, setHandling] = useState<Satisfaction | null>(null);
  const [result, setResult] = useState<Satisfaction | null>(null);
  const [comment, setComment] = useRemembered(`draft.rate.${receipt}.${replyNo}`);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useItemCommand('citizen');
  const draft = { handling, result, comment };
  const ready = readyRating(draft);
  const effect = reopening(draft, canReopen);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ready === null || busy) return;
    const reply = await send('followups:rate', { receipt, ...ready });
    if (reply === null) return;
    setComment('');
    toast(reply.reopened ? t.rating.reopened : t.rating.thanks, 'good');
    onRated();
  };
  return (
    <form id="rate" className={styles.rating} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t.rating.title}</h2>
      <Choice
        name="handling"
        label={t.rating.handling}
        hint={t.rating.handlingHint}
        value={handling}
        onChange={setHandling}
      />
      <Choice
        name="result"
        label={t.rating.result}
        hint={t.rating.resultHint}
        value={result}
        onChange={setResult}
      />
      {effect !== 'none' && (
        <Notice tone="waiting">{effect === 'will' ? t.rating.willReopen : t.rating.willNotReopen}</Notice>
      )}
      <TextArea
        label={t.rating.comment}
        note={t.rating.optional}
        limit={LIMITS.reasonText}
        value={comment}
        onChange={setComment}
        rows={3}
      />
      <FailureNotice failure={failure} />
      {tried && ready === null && <Notice tone="waiting">{t.rating.incomplete}</Notice>}
      <Button look="primary" type="submit" wide large busy={busy}>
        {t.rating.submit}
      </Button>
      <p className={styles.quiet}>{t.rating.lead}</p>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: Satisfaction | null;
  readonly onChange: (value: Satisfaction) => void;
}

/** Three words side by side, each as large as a thumb. */
function Choice({ name, label, hint, value, onChange }: ChoiceProps) {
  const words = useText(followupTexts);
  return (
    <fieldset className={styles.choice}>
      <legend>
        {label} <span className={styles.quiet}>{hint}</span>
      </legend>
      <div className={styles.options}>
        {SATISFACTIONS.map((word) => (
          <label key={word} className={styles.option}>
            <input type="radio" name={name} checked={word === value} onChange={() => onChange(word)} />
            <span className={styles.tile}>{words.satisfaction[word]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
