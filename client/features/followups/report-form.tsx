/** A reply or a progress report: words for the author, outcome, measure, date, owner, and where to see it. */
import { useRememberedChoice } from '#client/lib/storage.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { TextArea, TextField } from '#client/ui/field.tsx';
import { OUTCOMES, type Outcome } from '#shared/features/followups/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './desk.module.css';
import { reportProblems } from './desk-view-model.ts';
import { type ActionFormProps, FormFrame, today, useDraft } from './form-frame.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { useItemCommand } from './use-item-command.ts';

interface ReportFormProps extends ActionFormProps {
  readonly action: 'reply' | 'progress';
}

const CHOICES: readonly (Outcome | 'none')[] = ['none', ...OUTCOMES];

/** Begins with what was handed in before, or with the plan, so that nothing is written twice. */
function useReportDraft({ detail, action }: ReportFormProps) {
  const { itemId, draft, plan, handler } = detail.item;
  const before = draft ?? {
    text: '',
    evidence: '',
    outcome: 'none' as const,
    ...(plan ?? { measure: '', due: '', owner: handler }),
  };
  const [text, setText] = useDraft(itemId, `${action}.text`, before.text);
  const [measure, setMeasure] = useDraft(itemId, `${action}.measure`, before.measure);
  const [due, setDue] = useDraft(itemId, `${action}.due`, before.due);
  const [owner, setOwner] = useDraft(itemId, `${action}.owner`, before.owner);
  const [evidence, setEvidence] = useDraft(itemId, `${action}.evidence`, before.evidence);
  const [chosen, setChosen] = useRememberedChoice(
    `draft.item.${itemId}.${action}.outcome`,
    CHOICES,
    before.outcome,
  );
  const outcome = chosen === 'none' ? null : chosen;
  return {
    form: { text, measure, due, owner, evidence, outcome },
    set: { text: setText, measure: setMeasure, due: setDue, owner: setOwner, evidence: setEvidence },
    setOutcome: (next: Outcome) => setChosen(next),
    forget: () => {
      for (const set of [setText, setMeasure, setDue, setOwner, setEvidence]) set('');
      setChosen('none');
    },
  };
}

/** The three lines of a promise stand under the text, as on the live desk. */
export function ReportForm(props: ReportFormProps) {
  const { action, detail, onDone, onCancel } = props;
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const { form, set, setOutcome, forget } = useReportDraft(props);
  const problems = reportProblems(form, today());
  const submit = async () => {
    const { outcome, ...rest } = form;
    if (outcome === null) return;
    const payload = { itemId: detail.item.itemId, ...rest, outcome };
    const name = action === 'reply' ? 'followups:reply' : 'followups:progress';
    if ((await sender.send(name, payload)) === null) return;
    forget();
    onDone();
  };
  const say = (tried: boolean, problem: keyof typeof t.problem | undefined) =>
    tried && problem !== undefined ? t.problem[problem] : null;
  return (
    <FormFrame
      sender={sender}
      submit={t.does[action]}
      ready={Object.keys(problems).length === 0}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {(tried) => (
        <>
          <TextArea
            label={t.form.text}
            hint={t.form.textHint}
            value={form.text}
            onChange={set.text}
            limit={LIMITS.answerText}
            rows={6}
            error={say(tried, problems.text)}
            autoFocus
          />
          <OutcomeChoice
            label={t.form.outcome}
            value={form.outcome}
            onChange={setOutcome}
            error={say(tried, problems.outcome)}
          />
          <TextArea
            label={t.form.measure}
            hint={t.form.measureHint}
            value={form.measure}
            onChange={set.measure}
            limit={LIMITS.reasonText}
            rows={2}
            error={say(tried, problems.measure)}
          />
          <div className={styles.pair}>
            <TextField
              label={t.form.due}
              type="date"
              value={form.due}
              onChange={set.due}
              error={say(tried, problems.due)}
            />
            <TextField
              label={t.form.owner}
              value={form.owner}
              onChange={set.owner}
              maxLength={LIMITS.officerName}
            />
          </div>
          <TextField
            label={t.form.evidence}
            hint={t.form.evidenceHint}
            value={form.evidence}
            onChange={set.evidence}
            maxLength={LIMITS.reasonText}
          />
        </>
      )}
    </FormFrame>
  );
}
