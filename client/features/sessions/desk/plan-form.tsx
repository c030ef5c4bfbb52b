/** Creates a session or changes its plan: title, kind, topic, time, departments, agenda, who may take part. */
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Checkbox, Select, TextArea, TextField } from '#client/ui/field.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import { SESSION_KINDS } from '#shared/features/sessions/events.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { AgendaEditor } from './agenda-editor.tsx';
import styles from './plan.module.css';
import { type PlanForm as Plan, problemsOf } from './plan-model.ts';
import { usePlanDraft } from './use-plan-draft.ts';

interface PlanFormProps {
  /** Where this device keeps what is not saved yet. */
  readonly draftKey: string;
  readonly start: Plan;
  readonly units: readonly UnitItem[];
  /** Departments that hold a question stay invited. */
  readonly keptUnitIds: readonly string[];
  readonly isNew: boolean;
  /** Departments are added elsewhere, by an administrator. */
  readonly mayAddUnits: boolean;
  /** Answers whether it was saved. */
  readonly onSave: (plan: Plan) => Promise<boolean>;
}

/** One column; nothing typed is lost. */
export function PlanForm(props: PlanFormProps) {
  const { draftKey, start, units, keptUnitIds, isNew, mayAddUnits, onSave } = props;
  const { plan: t } = useText(deskSessionTexts);
  const common = useText(commonTexts);
  const { plan, change, changed, forget } = usePlanDraft(draftKey, start);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problems = problemsOf(plan);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length > 0 || busy) return;
    setBusy(true);
    if (await onSave(plan)) forget(plan);
    setBusy(false);
  };
  const error = (problem: 'title' | 'when', words: string) =>
    tried && problems.includes(problem) ? words : null;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.two}>
        <TextField
          label={t.title}
          hint={t.titleHint}
          limit={LIMITS.title}
          value={plan.title}
          onChange={(title) => change({ title })}
          error={error('title', t.needTitle)}
        />
        <Select
          label={t.kind}
          value={plan.kind}
          onChange={(kind) => change({ kind })}
          options={SESSION_KINDS.map((kind) => ({ value: kind, label: common.kind[kind] }))}
        />
      </div>
      <TextArea
        label={t.topic}
        hint={t.topicHint}
        limit={LIMITS.description}
        rows={4}
        value={plan.topic}
        onChange={(topic) => change({ topic })}
      />
      <div className={styles.two}>
        <TextField
          label={t.when}
          type="datetime-local"
          value={plan.when}
          onChange={(when) => change({ when })}
          error={error('when', t.needTime)}
        />
      </div>
      <Units
        plan={plan}
        units={units}
        kept={keptUnitIds}
        mayAdd={mayAddUnits}
        onChange={(unitIds) => change({ unitIds })}
      />
      <AgendaEditor agenda={plan.agenda} showProblems={tried} onChange={(agenda) => change({ agenda })} />
      <Policy plan={plan} onChange={(policy) => change({ policy })} />
      <div className={styles.submit}>
        {changed && !isNew && (
          <Button look="quiet" onClick={() => forget(start)}>
            {t.discard}
          </Button>
        )}
        <span className={styles.quiet}>{changed ? t.draftKept : ''}</span>
        <Button look="primary" type="submit" busy={busy}>
          {isNew ? t.submitCreate : t.submitChange}
        </Button>
      </div>
    </form>
  );
}

interface UnitsProps {
  readonly plan: Plan;
  readonly units: readonly UnitItem[];
  readonly kept: readonly string[];
  readonly mayAdd: boolean;
  readonly onChange: (unitIds: readonly string[]) => void;
}

function Units({ plan, units, kept, mayAdd, onChange }: UnitsProps) {
  const { plan: t } = useText(deskSessionTexts);
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...plan.unitIds, id] : plan.unitIds.filter((one) => one !== id));
  return (
    <fieldset className={styles.group}>
      <legend>{t.units}</legend>
      {units.length === 0 && (
        <Notice tone="waiting">
          {mayAdd ? t.noUnitsYet : t.noUnits} {mayAdd && <Link href="/desk/admin#units">{t.addUnits}</Link>}
        </Notice>
      )}
      <div className={styles.units}>
        {units.map((unit) => {
          const held = kept.includes(unit.id);
          return (
            <Checkbox
              key={unit.id}
              compact
              label={held ? t.unitKept(unit.name) : unit.name}
              checked={plan.unitIds.includes(unit.id)}
              disabled={held}
              onChange={(on) => toggle(unit.id, on)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function Policy({
  plan,
  onChange,
}: {
  readonly plan: Plan;
  readonly onChange: (policy: Plan['policy']) => void;
}) {
  const { plan: t } = useText(deskSessionTexts);
  const { policy } = plan;
  return (
    <fieldset className={styles.group}>
      <legend>{t.policy}</legend>
      {(['comment', 'verified', 'watch'] as const).map((guests) => (
        <label key={guests} className={styles.radio}>
          <input
            type="radio"
            name="guests"
            checked={policy.guests === guests}
            onChange={() => onChange({ ...policy, guests })}
          />
          {t.guests[guests]}
        </label>
      ))}
      <Checkbox
        compact
        label={t.reviewQuestions}
        checked={policy.reviewQuestions}
        onChange={(reviewQuestions) => onChange({ ...policy, reviewQuestions })}
      />
      <Checkbox
        compact
        label={t.reviewComments}
        checked={policy.reviewComments}
        onChange={(reviewComments) => onChange({ ...policy, reviewComments })}
      />
    </fieldset>
  );
}
