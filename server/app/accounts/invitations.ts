/** Invites staff by one-time link. Rules A10-A12. */
import { refuseAccountAction, refuseInvite } from '#server/domain/accounts/access.ts';
import { canonicalLoginName, isWeakPassword } from '#server/domain/accounts/credentials.ts';
import { endOf, INVITE_MS, isInviteOpen } from '#server/domain/accounts/validity.ts';
import type { AccountRecord, InviteRecord } from '#server/ports/accounts.ts';
import type { InviteMade, InviteView } from '#shared/contract/http.ts';
import { ok, type Result, refuse, refuseFor } from '#shared/kernel/result.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import { type AccountContext, limitAttempts, type SignedIn } from './context.ts';
import type { StaffSignIn } from './staff-sign-in.ts';

export interface InviteRequest {
  readonly role: StaffRole;
  readonly unitId: string | null;
  readonly name: string;
}

export interface AcceptRequest {
  readonly loginName: string;
  readonly name: string;
  readonly password: string;
  readonly address: string;
}

export interface Invitations {
  createInvite(by: StaffSignIn | null, invite: InviteRequest): Promise<Result<InviteMade>>;
  readInvite(token: string, address: string): Promise<Result<InviteView>>;
  acceptInvite(token: string, request: AcceptRequest): Promise<Result<SignedIn>>;
}

export function createInvitations(context: AccountContext): Invitations {
  const { accounts, vault, clock } = context;

  const findOpen = async (token: string): Promise<InviteRecord | null> => {
    const invite = await accounts.findInvite(vault.digest(token));
    return invite !== null && isInviteOpen(invite, clock.nowMs()) ? invite : null;
  };

  return {
    createInvite: (by, invite) => createInvite(context, by, invite),
    readInvite: async (token, address) => {
      const wait = await context.rateLimits.take('receipt', `address:${address}`);
      if (wait > 0) return refuseFor('too_fast', wait);
      const invite = await findOpen(token);
      if (invite === null) return refuse('invite_invalid');
      const tenant = (await accounts.listTenants()).find(({ id }) => id === invite.tenantId);
      const unit = (await accounts.listUnits(invite.tenantId)).find(({ id }) => id === invite.unitId);
      const { role, name } = invite;
      return ok({ role, name, tenantName: tenant?.name ?? '', unitName: unit?.name ?? null });
    },
    acceptInvite: async (token, request) => {
      const limited = await limitAttempts(context, `address:${request.address}`);
      if (limited !== null) return limited;
      const invite = await findOpen(token);
      return invite === null ? refuse('invite_invalid') : acceptInvite(context, invite, request);
    },
  };
}

async function createInvite(
  context: AccountContext,
  by: StaffSignIn | null,
  invite: InviteRequest,
): Promise<Result<InviteMade>> {
  const { accounts, vault, ids, clock, log } = context;
  const refusal = refuseAccountAction('invites:create', by?.role ?? null);
  if (refusal !== null || by === null) return refuse(refusal ?? 'sign_in_required');
  const units = await accounts.listUnits(by.tenantId);
  const wrong = refuseInvite(
    invite,
    units.map(({ id }) => id),
  );
  if (wrong !== null) return refuse(wrong, 'unitId');
  const token = ids.secret();
  const expiresAt = endOf(clock.nowMs(), INVITE_MS);
  const { role, unitId, name } = invite;
  const who = { tenantId: by.tenantId, createdBy: by.accountId };
  await accounts.putInvite({
    digest: vault.digest(token),
    ...who,
    role,
    unitId,
    name,
    expiresAt,
    usedAt: null,
  });
  log.info('invited', { by: by.accountId, role, unitId });
  return ok({ path: `/join/${token}`, expiresAt });
}

async function acceptInvite(
  context: AccountContext,
  invite: InviteRecord,
  request: AcceptRequest,
): Promise<Result<SignedIn>> {
  const { accounts, vault, log } = context;
  const loginName = canonicalLoginName(request.loginName);
  if (loginName === null) return refuse('bad_request', 'loginName');
  if (isWeakPassword(request.password, loginName)) return refuse('weak_password');
  if ((await accounts.findByLoginName(loginName)) !== null) return refuse('already_exists', 'loginName');
  const passwordHash = await vault.hashPassword(request.password);
  // The database lets one of any number of racing requests through [A11].
  if (!(await accounts.useInvite(invite.digest, context.clock.nowIso()))) return refuse('invite_invalid');
  const account = newAccount(context, invite, { loginName, name: request.name, passwordHash });
  if (!(await accounts.createAccount(account))) {
    // Somebody took the name in this very moment: the link goes back to its owner [A12].
    await accounts.putInvite(invite);
    return refuse('already_exists', 'loginName');
  }
  log.info('joined', { accountId: account.id, role: account.role, address: request.address });
  return ok(await context.openSignIn(account));
}

function newAccount(
  { ids, clock }: AccountContext,
  { tenantId, role, unitId }: InviteRecord,
  chosen: Pick<AccountRecord, 'loginName' | 'name' | 'passwordHash'>,
): AccountRecord {
  const fresh = { disabled: false, failedAttempts: 0, lockedUntil: null, createdAt: clock.nowIso() };
  return { id: ids.id('a'), tenantId, role, unitId, ...chosen, ...fresh };
}
