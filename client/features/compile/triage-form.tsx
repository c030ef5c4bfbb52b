/** Four-way triage: the route in one click, departments and note beside it. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Checkbox, Select, TextField } from '#client/ui/field.tsx';
import type { UnitItem } from '#shared/contract/http.ts';
import { type CompileItem, ROUTES, type Route } from '#shared/features/compile/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './board.module.css';
import { type BoardActions, type TriageInput, triageOf, withRoute } from './use-board-actions.ts';

interface TriageFormProps {
  readonly item: CompileItem;
  readonly actions: BoardActions;
  readonly units: readonly UnitItem[];
}

/** The server's most. */
const MOST_CO_UNITS = 8;

/** Every choice is sent at once and can be undone. */
export function TriageForm({ item, actions, units }: TriageFormProps) {
  const t = useText(compileTexts);
  const triage = triageOf(item);
  const set = (next: TriageInput) => void actions.triage(item, next);
  return (
    <div className={styles.triage}>
      <fieldset className={styles.routes}>
        <legend>{t.item.triage}</legend>
        {ROUTES.map((route, index) => (
          <RouteButton
            key={route}
            route={route}
            hotkey={index + 1}
            on={triage?.route === route}
            onClick={() => set(withRoute(item, route))}
          />
        ))}
      </fieldset>
      {triage !== null && <Departments key={item.id} triage={triage} units={units} onChange={set} />}
    </div>
  );
}

interface RouteButtonProps {
  readonly route: Route;
  readonly hotkey: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

function RouteButton({ route, hotkey, on, onClick }: RouteButtonProps) {
  const t = useText(compileTexts);
  return (
    <button
      type="button"
      className={classes(styles.route, on && styles.routeOn)}
      aria-pressed={on}
      title={t.routeHint[route]}
      onClick={onClick}
    >
      <kbd>{hotkey}</kbd>
      {on && <span aria-hidden="true">✓</span>}
      {t.route[route]}
    </button>
  );
}

interface DepartmentsProps {
  readonly triage: TriageInput;
  readonly units: readonly UnitItem[];
  readonly onChange: (triage: TriageInput) => void;
}

function Departments({ triage, units, onChange }: DepartmentsProps) {
  const t = useText(compileTexts);
  const [note, setNote] = useState(triage.note);
  const lead = triage.leadUnitId ?? '';
  const setLead = (id: string) =>
    onChange({
      ...triage,
      leadUnitId: id === '' ? null : id,
      coUnitIds: triage.coUnitIds.filter((one) => one !== id),
    });
  const setCoUnit = (id: string, on: boolean) =>
    onChange({
      ...triage,
      coUnitIds: on ? [...triage.coUnitIds, id] : triage.coUnitIds.filter((one) => one !== id),
    });
  return (
    <div className={styles.departments}>
      <Select
        label={t.item.lead}
        value={lead}
        onChange={setLead}
        options={[
          { value: '', label: t.item.noLead },
          ...units.map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
        compact
      />
      <TextField
        label={t.item.note}
        note={t.item.optional}
        value={note}
        onChange={setNote}
        onBlur={() => {
          if (note.trim() !== triage.note) onChange({ ...triage, note });
        }}
        maxLength={LIMITS.reasonText}
        compact
      />
      <details className={styles.coUnits} open={triage.coUnitIds.length > 0}>
        <summary>
          {t.item.coUnits} <span className={styles.quiet}>{triage.coUnitIds.length}</span>
        </summary>
        <div className={styles.checks}>
          {units
            .filter((unit) => unit.id !== lead)
            .map((unit) => {
              const on = triage.coUnitIds.includes(unit.id);
              return (
                <Checkbox
                  key={unit.id}
                  label={unit.name}
                  checked={on}
                  disabled={!on && triage.coUnitIds.length >= MOST_CO_UNITS}
                  onChange={(next) => setCoUnit(unit.id, next)}
                  compact
                />
              );
            })}
        </div>
      </details>
    </div>
  );
}
