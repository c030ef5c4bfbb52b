/** Departments: create and rename. */
import { type FormEvent, useState } from 'react';
import { postJson, sendJson } from '#client/lib/http.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { AccountItem, UnitItem } from '#shared/contract/http.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { problemText } from './problem-text.ts';
import { useAction } from './use-action.ts';
import { lineProblem, peopleOf } from './view-model.ts';

interface UnitsPanelProps {
  readonly units: readonly UnitItem[];
  readonly accounts: readonly AccountItem[];
  readonly onChanged: () => void;
}

/** The list with one line to add to it. */
export function UnitsPanel({ units, accounts, onChanged }: UnitsPanelProps) {
  const t = useText(accountTexts);
  const [renaming, setRenaming] = useState<UnitItem | null>(null);
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>{t.admin.units.lead}</p>
      <AddUnit onChanged={onChanged} />
      {units.length === 0 ? (
        <EmptyState title={t.admin.units.empty}>
          <p>{t.admin.units.emptyHint}</p>
        </EmptyState>
      ) : (
        <>
          <p className={styles.quiet}>{t.admin.units.count(units.length)}</p>
          <ul className={styles.rows}>
            {units.map((unit) => {
              const people = peopleOf(accounts, unit.id);
              return (
                <li key={unit.id}>
                  <span className={styles.rowName}>{unit.name}</span>
                  <span className={styles.quiet}>
                    {people === 0 ? t.admin.units.nobody : t.admin.units.people(people)}
                  </span>
                  <Button
                    look="quiet"
                    compact
                    aria-label={t.admin.units.renameOf(unit.name)}
                    onClick={() => setRenaming(unit)}
                  >
                    {t.admin.units.rename}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {renaming !== null && (
        <RenameDialog unit={renaming} onClose={() => setRenaming(null)} onChanged={onChanged} />
      )}
    </div>
  );
}

function AddUnit({ onChanged }: Pick<UnitsPanelProps, 'onChanged'>) {
  const t = useText(accountTexts);
  const [name, setName] = useRemembered('draft.unit');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const problem = lineProblem(name, LIMITS.title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== null || action.busy) return;
    void action.run(
      () => postJson<UnitItem>('/api/admin/units', { name }),
      () => {
        toast(t.admin.units.added(name.trim()), 'good');
        setName('');
        setTried(false);
        onChanged();
      },
    );
  };
  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <div className={styles.inline}>
        <div className={styles.grow}>
          <TextField
            label={t.field.unitName}
            hint={t.field.unitNameHint}
            value={name}
            onChange={setName}
            error={tried ? problemText(problem, t) : null}
          />
        </div>
        <Button type="submit" icon="plus" busy={action.busy} className={styles.besideField}>
          {t.admin.units.add}
        </Button>
      </div>
      <FailureNotice failure={action.failure} />
    </form>
  );
}

interface RenameDialogProps {
  readonly unit: UnitItem;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function RenameDialog({ unit, onClose, onChanged }: RenameDialogProps) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  const [name, setName] = useState(unit.name);
  const action = useAction();
  const problem = lineProblem(name, LIMITS.title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || action.busy) return;
    const path = `/api/admin/units/${encodeURIComponent(unit.id)}`;
    void action.run(
      () => sendJson<UnitItem>(path, { method: 'PATCH', body: { name } }),
      () => {
        toast(t.admin.units.renamed(name.trim()), 'good');
        onChanged();
        onClose();
      },
    );
  };
  return (
    <Dialog title={t.admin.units.renameOf(unit.name)} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField label={t.field.unitName} value={name} onChange={setName} error={problemText(problem, t)} />
        <FailureNotice failure={action.failure} />
        <div className={styles.dialogFoot}>
          <Button onClick={onClose}>{common.actions.cancel}</Button>
          <Button look="primary" type="submit" busy={action.busy}>
            {t.admin.units.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
