/** Keeps departments and accounts of a body. Rules A10, A13, A14. */
import { type AccountAction, refuseAccountAction, refuseDisabling } from '#server/domain/accounts/access.ts';
import { lockLeftMs } from '#server/domain/accounts/lockout.ts';
import type { AccountRecord } from '#server/ports/accounts.ts';
import type { AccountItem, UnitItem } from '#shared/contract/http.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { AccountContext } from './context.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

export type { AccountAction };

export interface Administration {
  /** Why this member of staff, or nobody, may not do it; null when it is allowed. */
  refuseAction(action: AccountAction, by: StaffSignIn | null): RefusalCode | null;
  /** Departments of the own body, oldest first; for everybody who is signed in. */
  listUnits(by: StaffSignIn | null): Promise<Result<readonly UnitItem[]>>;
  createUnit(by: StaffSignIn | null, name: string): Promise<Result<UnitItem>>;
  renameUnit(by: StaffSignIn | null, unitId: string, name: string): Promise<Result<UnitItem>>;
  listAccounts(by: StaffSignIn | null): Promise<Result<readonly AccountItem[]>>;
  /** Disables or enables; answers the whole list, as the page shows it. */
  setDisabled(
    by: StaffSignIn | null,
    accountId: string,
    disabled: boolean,
  ): Promise<Result<readonly AccountItem[]>>;
}

export function createAdministration(context: AccountContext): Administration {
  const { accounts, ids, clock, log } = context;

  const listItems = async (tenantId: string): Promise<readonly AccountItem[]> =>
    (await accounts.listAccounts(tenantId)).map((account) => toItem(account, clock.nowMs()));

  return {
    refuseAction: (action, by) => refuseAccountAction(action, by?.role ?? null),
    listUnits: async (by) => {
      if (by === null) return refuse('sign_in_required');
      return ok((await accounts.listUnits(by.tenantId)).map(({ id, name }) => ({ id, name })));
    },
    createUnit: (by, name) =>
      asAdministrator('units:create', by, async ({ tenantId, accountId }) => {
        const units = await accounts.listUnits(tenantId);
        if (units.some((unit) => unit.name === name)) return refuse('already_exists');
        const id = ids.id('u');
        await accounts.putUnit({ id, tenantId, name, createdAt: clock.nowIso() });
        log.info('unit created', { by: accountId, unitId: id });
        return ok({ id, name });
      }),
    renameUnit: (by, unitId, name) =>
      asAdministrator('units:rename', by, async ({ tenantId, accountId }) => {
        const units = await accounts.listUnits(tenantId);
        const unit = units.find(({ id }) => id === unitId);
        if (unit === undefined) return refuse('not_found');
        if (units.some((other) => other.id !== unitId && other.name === name))
          return refuse('already_exists');
        await accounts.putUnit({ ...unit, name });
        log.info('unit renamed', { by: accountId, unitId });
        return ok({ id: unitId, name });
      }),
    listAccounts: (by) =>
      asAdministrator('accounts:list', by, async ({ tenantId }) => ok(await listItems(tenantId))),
    setDisabled: (by, accountId, disabled) =>
      asAdministrator('accounts:disable', by, async (administrator) => {
        const account = await accounts.getAccount(accountId);
        if (account === null || account.tenantId !== administrator.tenantId) return refuse('not_found');
        const refusal = disabled ? refuseDisabling(accountId, administrator.accountId) : null;
        if (refusal !== null) return refuse(refusal, 'own account');
        await (disabled ? disable(context, accountId) : enable(context, accountId));
        log.info(disabled ? 'account disabled' : 'account enabled', {
          by: administrator.accountId,
          accountId,
        });
        return ok(await listItems(administrator.tenantId));
      }),
  };
}

/** Runs `act` when the role allows the action, else refuses. */
async function asAdministrator<T>(
  action: AccountAction,
  by: StaffSignIn | null,
  act: (by: StaffSignIn) => Promise<Result<T>>,
): Promise<Result<T>> {
  const refusal = refuseAccountAction(action, by?.role ?? null);
  if (refusal !== null || by === null) return refuse(refusal ?? 'sign_in_required');
  return act(by);
}

/** First the mark, then the sign-ins: one that begins in between meets the mark. */
async function disable({ accounts, ended }: AccountContext, accountId: string): Promise<void> {
  await accounts.updateAccount(accountId, { disabled: true });
  await accounts.deleteSignInsOf(accountId);
  ended({ accountId, digest: null, except: null });
}

async function enable({ accounts }: AccountContext, accountId: string): Promise<void> {
  await accounts.updateAccount(accountId, { disabled: false, failedAttempts: 0, lockedUntil: null });
}

function toItem(account: AccountRecord, nowMs: number): AccountItem {
  const { id, loginName, name, role, unitId, disabled, createdAt } = account;
  return {
    id,
    loginName,
    name,
    role,
    unitId,
    disabled,
    createdAt,
    locked: lockLeftMs(account.lockedUntil, nowMs) > 0,
  };
}
