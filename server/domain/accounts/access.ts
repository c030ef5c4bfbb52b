/** Who may keep accounts, and what an invitation may say. Rules A10, A11, A13 in shared/features/accounts/SPEC.md. */
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Role, StaffRole } from '#shared/kernel/roles.ts';

/** Everything an administrator does with people: departments, accounts, invitations. */
export const ACCOUNT_ACTIONS = [
  'units:create',
  'units:rename',
  'accounts:list',
  'accounts:disable',
  'invites:create',
] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

/** Roles per action: a new action does not compile without its roles. */
const ALLOWED: { readonly [A in AccountAction]: readonly Role[] } = {
  'units:create': ['administrator'],
  'units:rename': ['administrator'],
  'accounts:list': ['administrator'],
  'accounts:disable': ['administrator'],
  'invites:create': ['administrator'],
};

/** Null when the role may do it, otherwise why not [A10]. Null as a role is somebody who is not signed in. */
export function refuseAccountAction(action: AccountAction, role: Role | null): RefusalCode | null {
  if (role === null || role === 'citizen' || role === 'guest') return 'sign_in_required';
  return ALLOWED[action].includes(role) ? null : 'forbidden';
}

/** Null when an invitation may be made, otherwise why not [A11]. `unitIds` are the departments of the body. */
export function refuseInvite(
  invite: { readonly role: StaffRole; readonly unitId: string | null },
  unitIds: readonly string[],
): RefusalCode | null {
  if ((invite.role === 'department') !== (invite.unitId !== null)) return 'bad_request';
  return invite.unitId === null || unitIds.includes(invite.unitId) ? null : 'not_found';
}

/** Null when the administrator may disable the account, otherwise why not [A13]. */
export function refuseDisabling(accountId: string, byAccountId: string): RefusalCode | null {
  return accountId === byAccountId ? 'conflict' : null;
}
