/** 带回办理: a dated promise of one department, filled in so far that one action makes it. */
import { type FormEvent, useState } from 'react';
import { nowMs } from '#client/lib/clock.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Select, TextField } from '#client/ui/field.tsx';
import type { Commitment } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { dayAfter } from './department-model.ts';
import styles from './dialogs.module.css';

const QUICK_DAYS = [3, 7, 15, 30] as const;

interface TakeFormProps {
  /** Departments that may promise; a choice is shown when there are several. */
  readonly units: readonly UnitRef[];
  readonly start: Commitment;
  readonly onTake: (unitId: string, commitment: Commitment) => void;
}

/** Measure, date and owner. */
export function TakeForm({ units, start, onTake }: TakeFormProps) {
  const t = useText(deskQuestionTexts);
  const common = useText(commonTexts);
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [measure, setMeasure] = useState(start.measure === '' ? t.takeDialog.measureDefault : start.measure);
  const [due, setDue] = useState(() => (start.due === '' ? dayAfter(nowMs(), 7) : start.due));
  const [owner, setOwner] = useState(start.owner);
  const ready = unitId !== '' && measure.trim() !== '' && due !== '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onTake(unitId, { measure: measure.trim(), due, owner: owner.trim() });
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <p className={styles.quiet}>{t.takeDialog.explain}</p>
      {units.length > 1 && (
        <Select
          compact
          label={t.takeDialog.unit}
          value={unitId}
          onChange={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
      )}
      <TextField
        compact
        label={common.commitment.measure}
        value={measure}
        onChange={setMeasure}
        maxLength={LIMITS.reasonText}
      />
      <div className={styles.row}>
        <TextField compact label={common.commitment.due} type="date" value={due} onChange={setDue} />
        {QUICK_DAYS.map((days) => (
          <Button key={days} compact look="quiet" onClick={() => setDue(dayAfter(nowMs(), days))}>
            {t.takeDialog.dueQuick(days)}
          </Button>
        ))}
      </div>
      <TextField
        compact
        label={common.commitment.owner}
        value={owner}
        onChange={setOwner}
        maxLength={LIMITS.officerName}
      />
      <div className={styles.actions}>
        {!ready && <span className={styles.quiet}>{t.takeDialog.needs}</span>}
        <Button look="primary" type="submit" disabled={!ready}>
          {t.takeDialog.submit}
        </Button>
      </div>
    </form>
  );
}
