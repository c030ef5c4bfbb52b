/** Accounts of staff: the first administrator, signing in and out, passwords, invitations, departments. */
import { canonicalLoginName, isWeakPassword } from '#server/domain/accounts/credentials.ts';
import { endOf, SIGN_IN_MS } from '#server/domain/accounts/validity.ts';
import type { AccountRecord } from '#server/ports/accounts.ts';
import type { StaffMe } from '#shared/contract/http.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Administration, createAdministration } from './administration.ts';
import { type AccountContext, type AccountPorts, limitAttempts, type SignedIn } from './context.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createPasswordGate, type PasswordGate } from './password-gate.ts';
import { createSetUp, type SetUp } from './set-up.ts';
import { toStaffSignIn } from './sign-in-record.ts';
import type { SignInsEnded, StaffSignIn } from './staff-sign-in.ts';

export interface SignInRequest {
  readonly loginName: string;
  readonly password: string;
  readonly address: string;
}

export interface AccountService extends SetUp, Invitations, Administration {
  signIn(request: SignInRequest): Promise<Result<SignedIn>>;
  /** Ends this sign-in; nothing happens when there is none. */
  signOut(signIn: StaffSignIn | null): Promise<void>;
  changePassword(
    signIn: StaffSignIn | null,
    change: { readonly current: string; readonly next: string },
  ): Promise<Result<Record<string, never>>>;
  /** What the page shows of who is signed in. */
  describe(signIn: StaffSignIn): Promise<StaffMe>;
  /** Calls `listener` whenever sign-ins end early; the returned function stops that. */
  onSignInsEnded(listener: (notice: SignInsEnded) => void): () => void;
}

export function createAccountService(ports: AccountPorts): AccountService {
  const listeners = new Set<(notice: SignInsEnded) => void>();
  const context: AccountContext = {
    ...ports,
    openSignIn: (account) => openSignIn(ports, account),
    ended: (notice) => {
      for (const listener of listeners) listener(notice);
    },
  };
  const gate = createPasswordGate(ports);
  return {
    ...createSetUp(context),
    ...createInvitations(context),
    ...createAdministration(context),
    signIn: (request) => signIn(context, gate, request),
    signOut: async (signIn) => {
      if (signIn === null) return;
      await ports.accounts.deleteSignIn(signIn.digest);
      context.ended({ accountId: signIn.accountId, digest: signIn.digest, except: null });
    },
    changePassword: (signIn, change) => changePassword(context, gate, signIn, change),
    describe: (signIn) => describeSignIn(ports, signIn),
    onSignInsEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function openSignIn({ accounts, vault, ids, clock }: AccountPorts, account: AccountRecord) {
  const token = ids.secret();
  const digest = vault.digest(token);
  const expiresAt = endOf(clock.nowMs(), SIGN_IN_MS);
  const record = { digest, accountId: account.id, createdAt: clock.nowIso(), expiresAt };
  await accounts.putSignIn(record);
  return { token, signIn: toStaffSignIn(account, record) };
}

async function signIn(
  context: AccountContext,
  gate: PasswordGate,
  request: SignInRequest,
): Promise<Result<SignedIn>> {
  const { accounts, vault, log } = context;
  const loginName = canonicalLoginName(request.loginName);
  const nameDigest = vault.digest(`name:${loginName ?? request.loginName}`);
  const limited = await limitAttempts(context, `address:${request.address}`, `name:${nameDigest}`);
  if (limited !== null) return limited;
  const account = loginName === null ? null : await accounts.findByLoginName(loginName);
  const checked = await gate.check(account, nameDigest, request.password);
  if (!checked.ok) return checked;
  const signedIn = await context.openSignIn(checked.value);
  log.info('signed in', { accountId: checked.value.id, address: request.address });
  return ok(signedIn);
}

async function changePassword(
  context: AccountContext,
  gate: PasswordGate,
  signIn: StaffSignIn | null,
  change: { readonly current: string; readonly next: string },
): Promise<Result<Record<string, never>>> {
  const { accounts, vault, log } = context;
  if (signIn === null) return refuse('sign_in_required');
  const { accountId, digest } = signIn;
  const limited = await limitAttempts(context, `account:${accountId}`);
  if (limited !== null) return limited;
  const account = await accounts.getAccount(accountId);
  if (account === null) return refuse('sign_in_required');
  if (isWeakPassword(change.next, account.loginName)) return refuse('weak_password');
  const checked = await gate.check(account, '', change.current);
  if (!checked.ok) return checked;
  await accounts.updateAccount(accountId, { passwordHash: await vault.hashPassword(change.next) });
  await accounts.deleteSignInsOf(accountId, digest);
  context.ended({ accountId, digest: null, except: digest });
  log.info('password changed', { accountId });
  return ok({});
}

async function describeSignIn({ accounts }: AccountPorts, signIn: StaffSignIn): Promise<StaffMe> {
  const { accountId, tenantId, unitId, role, actor } = signIn;
  const tenant = (await accounts.listTenants()).find(({ id }) => id === tenantId);
  const units = unitId === null ? [] : await accounts.listUnits(tenantId);
  const unitName = units.find(({ id }) => id === unitId)?.name ?? null;
  return { accountId, name: actor.name, role, tenantId, tenantName: tenant?.name ?? '', unitId, unitName };
}
