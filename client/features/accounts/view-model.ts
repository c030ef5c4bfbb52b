/** What the forms and lists of accounts show, worked out without a browser. */
import type { AccountItem, UnitItem } from '#shared/contract/http.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';

/** The server's least length of a password; everything else about it the server judges. */
export const PASSWORD_LENGTH = 10;

const LOGIN_NAME = /^[a-z0-9._@\p{Script=Han}-]+$/u;

export type Problem =
  | { readonly kind: 'required' | 'loginNameShort' | 'loginNameShape' | 'repeatDiffers' | 'unitMissing' }
  | { readonly kind: 'passwordShort'; readonly left: number }
  | { readonly kind: 'tooLong'; readonly max: number };

const characters = (text: string) => Array.from(text).length;

/** What is wrong with a name or title, or null. */
export function lineProblem(text: string, max: number): Problem | null {
  if (text.trim() === '') return { kind: 'required' };
  return characters(text.trim()) > max ? { kind: 'tooLong', max } : null;
}

/** What is wrong with a login name that is being chosen, or null. */
export function loginNameProblem(loginName: string): Problem | null {
  if (loginName === '') return { kind: 'required' };
  const name = loginName.normalize('NFKC').toLowerCase();
  if (!LOGIN_NAME.test(name)) return { kind: 'loginNameShape' };
  if (name.length < 2) return { kind: 'loginNameShort' };
  return name.length > 40 ? { kind: 'tooLong', max: 40 } : null;
}

/** What is wrong with a password that is being chosen, or null. */
export function newPasswordProblem(password: string): Problem | null {
  const left = PASSWORD_LENGTH - characters(password);
  if (password === '') return { kind: 'required' };
  return left > 0 ? { kind: 'passwordShort', left } : null;
}

/** Whether the repetition differs, as soon as it can be told. */
export function repeatProblem(password: string, repeat: string): Problem | null {
  return repeat === password ? null : { kind: 'repeatDiffers' };
}

export type AccountState = 'active' | 'disabled' | 'locked';

/** Disabled goes before locked: a disabled account stays shut when the lock ends. */
export function accountState(account: Pick<AccountItem, 'disabled' | 'locked'>): AccountState {
  if (account.disabled) return 'disabled';
  return account.locked ? 'locked' : 'active';
}

/** Accounts that a search finds, the ones that need attention first, then by department and name. */
export function findAccounts(
  accounts: readonly AccountItem[],
  units: readonly UnitItem[],
  search: string,
  roleWord: (role: StaffRole) => string,
): readonly AccountItem[] {
  const wanted = search.trim().toLowerCase();
  const words = (account: AccountItem) =>
    [account.name, account.loginName, roleWord(account.role), unitName(units, account.unitId)]
      .join(' ')
      .toLowerCase();
  const rank = { locked: 0, active: 1, disabled: 2 } as const;
  return accounts
    .filter((account) => wanted === '' || words(account).includes(wanted))
    .toSorted(
      (a, b) =>
        rank[accountState(a)] - rank[accountState(b)] ||
        unitName(units, a.unitId).localeCompare(unitName(units, b.unitId), 'zh') ||
        a.name.localeCompare(b.name, 'zh'),
    );
}

/** The name of a department, or '' for those who have none. */
export function unitName(units: readonly UnitItem[], unitId: string | null): string {
  return units.find((unit) => unit.id === unitId)?.name ?? '';
}

/** How many accounts that may sign in belong to a department. */
export function peopleOf(accounts: readonly AccountItem[], unitId: string): number {
  return accounts.filter((account) => account.unitId === unitId && !account.disabled).length;
}
