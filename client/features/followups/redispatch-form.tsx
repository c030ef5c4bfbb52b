/** Giving an item to another department, with a new date. */
import { useState } from 'react';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { Checkbox, Select, TextArea, TextField } from '#client/ui/field.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './desk.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { type ActionFormProps, FormFrame, today, useDraft } from './form-frame.tsx';
import { useItemCommand } from './use-item-command.ts';
import { useResource } from './use-resource.ts';

/** The server's most. */
const MOST_CO_UNITS = 8;
const RARELY_MS = 600_000;

/** The note goes along; the date must lie ahead. */
export function RedispatchForm({ detail, onDone, onCancel }: ActionFormProps) {
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const { itemId, due: before, note: noteBefore, lead } = detail.item;
  const units = useResource<readonly UnitItem[]>('/api/units', RARELY_MS);
  const [leadUnitId, setLead] = useState('');
  const [coUnitIds, setCoUnits] = useState<readonly string[]>([]);
  const [due, setDue] = useState(before < today() ? '' : before);
  const [note, setNote] = useDraft(itemId, 'redispatch.note', noteBefore);
  const dateProblem = due === '' ? t.problem.dueMissing : due < today() ? t.problem.duePast : null;
  const others = (units.value ?? []).filter((unit) => unit.id !== lead.id);
  const submit = async () => {
    const coUnits = coUnitIds.filter((id) => id !== leadUnitId);
    const payload = { itemId, leadUnitId, coUnitIds: coUnits, due, note };
    if ((await sender.send('followups:redispatch', payload)) === null) return;
    setNote('');
    onDone();
  };
  return (
    <FormFrame
      sender={sender}
      submit={t.does.redispatch}
      ready={leadUnitId !== '' && dateProblem === null}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {(tried) => (
        <>
          <FailureNotice failure={units.failure} onRetry={units.reload} />
          <Select
            label={t.form.unit}
            value={leadUnitId}
            onChange={setLead}
            options={[
              { value: '', label: t.form.chooseUnit },
              ...others.map((unit) => ({ value: unit.id, label: unit.name })),
            ]}
            error={tried && leadUnitId === '' ? t.problem.required : null}
          />
          <CoUnits
            units={(units.value ?? []).filter((unit) => unit.id !== leadUnitId)}
            chosen={coUnitIds}
            onChange={setCoUnits}
          />
          <TextField
            label={t.form.newDue}
            type="date"
            value={due}
            onChange={setDue}
            min={today()}
            error={tried ? dateProblem : null}
          />
          <TextArea
            label={t.form.note}
            note={t.form.optional}
            value={note}
            onChange={setNote}
            limit={LIMITS.reasonText}
            rows={2}
          />
        </>
      )}
    </FormFrame>
  );
}

interface CoUnitsProps {
  readonly units: readonly UnitItem[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function CoUnits({ units, chosen, onChange }: CoUnitsProps) {
  const t = useText(itemTexts);
  const full = chosen.length >= MOST_CO_UNITS;
  return (
    <fieldset className={styles.choice}>
      <legend>
        {t.form.coUnits} <span className={styles.quiet}>{t.form.optional}</span>
      </legend>
      <div className={styles.checks}>
        {units.map((unit) => {
          const on = chosen.includes(unit.id);
          return (
            <Checkbox
              key={unit.id}
              label={unit.name}
              checked={on}
              disabled={!on && full}
              onChange={(next) =>
                onChange(next ? [...chosen, unit.id] : chosen.filter((id) => id !== unit.id))
              }
              compact
            />
          );
        })}
      </div>
    </fieldset>
  );
}
