/** Inviting a colleague: role, department, name; the answer is a link that works once. */

import { type FormEvent, useState } from 'react';
import { formatDate } from '#client/lib/format.ts';
import { postJson } from '#client/lib/http.ts';
import { useRemembered } from '#client/lib/storage.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { useText } from '#client/locales/texts.ts';
import { usePublicOrigin } from '#client/session/public-origin.ts';
import { Button } from '#client/ui/button.tsx';
import { CopyButton } from '#client/ui/copy-button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { Select, TextField } from '#client/ui/field.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import type { InviteMade, UnitItem } from '#shared/contract/http.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { STAFF_ROLES, type StaffRole } from '#shared/kernel/roles.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { problemText } from './problem-text.ts';
import { useAction } from './use-action.ts';
import { lineProblem } from './view-model.ts';

interface Made extends InviteMade {
  readonly name: string;
}

/** The form, then the link in its place. */
export function InvitePanel({ units }: { readonly units: readonly UnitItem[] }) {
  const [made, setMade] = useState<Made | null>(null);
  return (
    <div className={styles.panel}>
      {made === null ? (
        <InviteForm units={units} onMade={setMade} />
      ) : (
        <InviteLink made={made} onAnother={() => setMade(null)} />
      )}
    </div>
  );
}

interface InviteFormProps {
  readonly units: readonly UnitItem[];
  readonly onMade: (made: Made) => void;
}

function InviteForm({ units, onMade }: InviteFormProps) {
  const t = useText(accountTexts);
  const [name, setName] = useRemembered('draft.invite.name');
  const [role, setRole] = useState<StaffRole>('department');
  const [unitId, setUnitId] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const problem = lineProblem(name, LIMITS.displayName);
  const needsUnit = role === 'department';
  const unitMissing = needsUnit && unitId === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== null || unitMissing || action.busy) return;
    const body = { role, name, unitId: needsUnit ? unitId : null };
    void action.run(
      () => postJson<InviteMade>('/api/admin/invites', body),
      (invite) => {
        setName('');
        onMade({ ...invite, name: name.trim() });
      },
    );
  };
  return (
    <form className={styles.wideForm} onSubmit={submit} noValidate>
      <p className={styles.lead}>{t.admin.invite.lead}</p>
      <RoleChoice role={role} onChange={setRole} />
      <div className={styles.form}>
        {needsUnit && units.length === 0 && <Notice tone="waiting">{t.admin.invite.noUnits}</Notice>}
        {needsUnit && units.length > 0 && (
          <Select
            label={t.field.unit}
            value={unitId}
            onChange={setUnitId}
            options={[
              { value: '', label: t.field.chooseUnit },
              ...units.map((unit) => ({ value: unit.id, label: unit.name })),
            ]}
            error={tried && unitMissing ? t.problem.unitMissing : null}
          />
        )}
        <TextField
          label={t.field.name}
          hint={t.field.nameHint}
          value={name}
          onChange={setName}
          error={tried ? problemText(problem, t) : null}
          autoComplete="off"
        />
        <FailureNotice failure={action.failure} />
        <Button look="primary" type="submit" icon="link" busy={action.busy}>
          {t.admin.invite.submit}
        </Button>
      </div>
    </form>
  );
}

interface RoleChoiceProps {
  readonly role: StaffRole;
  readonly onChange: (role: StaffRole) => void;
}

/** The one asked for most stands first. */
const ROLE_ORDER: readonly StaffRole[] = [
  'department',
  ...STAFF_ROLES.filter((role) => role !== 'department' && role !== 'administrator'),
  'administrator',
];

function RoleChoice({ role, onChange }: RoleChoiceProps) {
  const t = useText(accountTexts);
  return (
    <fieldset className={styles.roles}>
      <legend>{t.field.role}</legend>
      {ROLE_ORDER.map((one) => (
        <label key={one} className={styles.role}>
          <input type="radio" name="role" checked={one === role} onChange={() => onChange(one)} />
          <strong>{t.role[one]}</strong>
          <small>{t.roleDoes[one]}</small>
        </label>
      ))}
    </fieldset>
  );
}

function InviteLink({ made, onAnother }: { readonly made: Made; readonly onAnother: () => void }) {
  const t = useText(accountTexts);
  const origin = usePublicOrigin();
  if (origin === null) return null;
  const address = new URL(made.path, origin).href;
  return (
    <div className={styles.link}>
      <div className={styles.linkText}>
        <h2>{t.admin.invite.ready(made.name)}</h2>
        <p>{t.admin.invite.expires(formatDate(made.expiresAt))}</p>
        <p className={styles.address}>{address}</p>
        <div className={styles.inline}>
          <CopyButton text={address} label={t.admin.invite.copy} look="primary" />
          <Button onClick={onAnother}>{t.admin.invite.another}</Button>
        </div>
      </div>
      <div className={styles.qr}>
        <QrCode text={address} label={t.admin.invite.qr} size="12rem" />
        <span>{t.admin.invite.scan}</span>
      </div>
    </div>
  );
}
