/** Sends a question to one or more departments; number keys choose, Enter confirms. */
import { type FormEvent, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Key, Notice } from '#client/ui/feedback.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import styles from './dialogs.module.css';
import { useNumberKeys } from './use-number-keys.ts';

interface RouteDialogProps {
  readonly question: Question;
  readonly units: readonly UnitRef[];
  readonly unitsHere: readonly string[];
  readonly onRoute: (unitIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Mounted while it is open; begins with the departments that hold the question now. */
export function RouteDialog({ question, units, unitsHere, onRoute, onClose }: RouteDialogProps) {
  const t = useText(deskQuestionTexts);
  const [chosen, setChosen] = useState<readonly string[]>(question.unitIds);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  useNumberKeys((at) => {
    const unit = units[at];
    if (unit !== undefined) toggle(unit.id);
  });
  const nothing = chosen.length === 0 && question.unitIds.length === 0;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!nothing) onRoute(chosen);
  };
  return (
    <Dialog title={t.routeDialog.title(question.no)} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <p className={styles.quote}>{question.text}</p>
        {units.length === 0 && <Notice tone="waiting">{t.routeDialog.noUnits}</Notice>}
        <fieldset className={styles.options}>
          <legend className={styles.quiet}>{t.routeDialog.hint}</legend>
          {units.map((unit, at) => (
            <label key={unit.id} className={styles.option}>
              <input
                type="checkbox"
                checked={chosen.includes(unit.id)}
                onChange={() => toggle(unit.id)}
                {...(at === 0 ? { ref: wantFocus } : {})}
              />
              {unit.name}
              <span className={styles.end}>
                {unitsHere.includes(unit.id) ? (
                  <StateMark tone="done">{t.routeDialog.here}</StateMark>
                ) : (
                  <StateMark tone="stopped">{t.routeDialog.away}</StateMark>
                )}
              </span>
              {at < 9 && <Key>{at + 1}</Key>}
            </label>
          ))}
        </fieldset>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button look="primary" type="submit" disabled={nothing}>
            {chosen.length === 0 && question.unitIds.length > 0
              ? t.routeDialog.withdraw
              : t.routeDialog.submit(chosen.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
