/** Accounts: find, disable, enable, unlock. */
import { useState } from 'react';
import { formatDate } from '#client/lib/format.ts';
import { sendJson } from '#client/lib/http.ts';
import { accountTexts } from '#client/locales/accounts.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import { type Column, Table } from '#client/ui/table.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { AccountItem, UnitItem } from '#shared/contract/http.ts';
import styles from './accounts.module.css';
import { FailureNotice } from './failure-notice.tsx';
import { useAction } from './use-action.ts';
import { accountState, findAccounts, unitName } from './view-model.ts';

interface AccountsPanelProps {
  readonly accounts: readonly AccountItem[];
  readonly units: readonly UnitItem[];
  readonly ownId: string;
  readonly onChanged: () => void;
}

/** The list; disabling asks first, because it throws somebody out. */
export function AccountsPanel({ accounts, units, ownId, onChanged }: AccountsPanelProps) {
  const t = useText(accountTexts);
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<AccountItem | null>(null);
  const action = useAction();
  const found = findAccounts(accounts, units, search, (role) => t.role[role]);
  const set = async (account: AccountItem, disabled: boolean) => {
    const path = `/api/admin/accounts/${encodeURIComponent(account.id)}`;
    const done = await action.run(() => sendJson<unknown>(path, { method: 'PATCH', body: { disabled } }));
    setAsking(null);
    if (!done) return;
    onChanged();
    const { disabledDone, enabledDone } = t.admin.accounts;
    toast(disabled ? disabledDone(account.name) : enabledDone(account.name), 'good');
  };
  const columns: readonly Column<AccountItem>[] = [
    { key: 'name', title: t.admin.accounts.name, cell: (one) => <strong>{one.name}</strong> },
    { key: 'login', title: t.admin.accounts.loginName, cell: (one) => one.loginName },
    { key: 'role', title: t.admin.accounts.role, cell: (one) => t.role[one.role] },
    { key: 'unit', title: t.admin.accounts.unit, cell: (one) => unitName(units, one.unitId) || '—' },
    { key: 'state', title: t.admin.accounts.state, cell: (one) => <AccountMark account={one} /> },
    { key: 'created', title: t.admin.accounts.created, cell: (one) => formatDate(one.createdAt) },
    {
      key: 'action',
      title: t.admin.accounts.action,
      cell: (one) =>
        one.id === ownId ? (
          <span className={styles.quiet}>{t.admin.accounts.you}</span>
        ) : (
          <AccountButtons
            account={one}
            onDisable={setAsking}
            onEnable={(account) => void set(account, false)}
          />
        ),
    },
  ];
  return (
    <div className={styles.panel}>
      <div className={styles.toolbar}>
        <div className={styles.grow}>
          <TextField
            label={t.admin.accounts.search}
            value={search}
            onChange={setSearch}
            type="search"
            compact
          />
        </div>
        <span className={styles.quiet}>{t.admin.accounts.count(accounts.length)}</span>
      </div>
      <FailureNotice failure={action.failure} />
      <Table
        caption={t.admin.tabs.accounts}
        columns={columns}
        rows={found}
        rowKey={(account) => account.id}
      />
      {found.length === 0 && <p className={styles.quiet}>{t.admin.accounts.none}</p>}
      {asking !== null && (
        <DisableDialog
          account={asking}
          busy={action.busy}
          onConfirm={() => void set(asking, true)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function AccountMark({ account }: { readonly account: AccountItem }) {
  const t = useText(accountTexts);
  const state = accountState(account);
  if (state === 'active') return <span>{t.admin.accounts.active}</span>;
  if (state === 'disabled') return <StateMark tone="stopped">{t.admin.accounts.disabled}</StateMark>;
  return (
    <span title={t.admin.accounts.lockedHint}>
      <StateMark tone="waiting">{t.admin.accounts.locked}</StateMark>
    </span>
  );
}

interface AccountButtonsProps {
  readonly account: AccountItem;
  readonly onDisable: (account: AccountItem) => void;
  readonly onEnable: (account: AccountItem) => void;
}

function AccountButtons({ account, onDisable, onEnable }: AccountButtonsProps) {
  const t = useText(accountTexts);
  const state = accountState(account);
  const named = (word: string) => `${word} ${account.name}`;
  return (
    <span className={styles.inline}>
      {state !== 'active' && (
        <Button
          compact
          aria-label={named(state === 'locked' ? t.admin.accounts.unlock : t.admin.accounts.enable)}
          onClick={() => onEnable(account)}
        >
          {state === 'locked' ? t.admin.accounts.unlock : t.admin.accounts.enable}
        </Button>
      )}
      {state !== 'disabled' && (
        <Button
          look="quiet"
          compact
          aria-label={named(t.admin.accounts.disable)}
          onClick={() => onDisable(account)}
        >
          {t.admin.accounts.disable}
        </Button>
      )}
    </span>
  );
}

interface DisableDialogProps {
  readonly account: AccountItem;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function DisableDialog({ account, busy, onConfirm, onClose }: DisableDialogProps) {
  const t = useText(accountTexts);
  const common = useText(commonTexts);
  return (
    <Dialog title={t.admin.accounts.disableAsk(account.name)} onClose={onClose}>
      <p>{t.admin.accounts.disableHint}</p>
      <div className={styles.dialogFoot}>
        <Button onClick={onClose}>{common.actions.cancel}</Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {t.admin.accounts.disable}
        </Button>
      </div>
    </Dialog>
  );
}
