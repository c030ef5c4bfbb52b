/** From stored account and sign-in to who is signed in. */
import type { AccountRecord, SignInRecord } from '#server/ports/accounts.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

export function toStaffSignIn(account: AccountRecord, record: SignInRecord): StaffSignIn {
  const { id: accountId, tenantId, role, unitId, name } = account;
  const actor = { personId: accountId, role, name, tenantId, ...(unitId === null ? {} : { unitId }) };
  return { actor, accountId, tenantId, role, unitId, digest: record.digest, expiresAt: record.expiresAt };
}
