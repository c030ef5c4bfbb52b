/** Creates the body and its first administrator through a one-time link. Rule A1. */
import { canonicalLoginName, isWeakPassword } from '#server/domain/accounts/credentials.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type AccountContext, limitAttempts, type SignedIn } from './context.ts';

export interface SetUpRequest {
  readonly token: string;
  readonly tenantName: string;
  readonly loginName: string;
  readonly name: string;
  readonly password: string;
  readonly address: string;
}

export interface SetUp {
  /** No account exists yet. */
  needsSetup(): Promise<boolean>;
  /** The token of the one-time link while no account exists, else null. Known to this process only. */
  setupToken(): Promise<string | null>;
  setUp(request: SetUpRequest): Promise<Result<SignedIn>>;
}

export function createSetUp(context: AccountContext): SetUp {
  const { accounts, vault, ids, log } = context;
  let token: string | null = null;
  let done = false;
  let busy = false;

  // Asked by every visitor's first request: once there is an account there always will be, so ask no more.
  const needsSetup = async (): Promise<boolean> => {
    if (!done) done = (await accounts.countAccounts()) > 0;
    return !done;
  };

  return {
    needsSetup,
    setupToken: async () => {
      if (!(await needsSetup())) return null;
      token ??= ids.secret();
      return token;
    },
    setUp: async (request) => {
      const limited = await limitAttempts(context, `address:${request.address}`);
      if (limited !== null) return limited;
      // Digests are compared, so that the time it takes says nothing about the token.
      if (token === null || vault.digest(request.token) !== vault.digest(token))
        return refuse('invite_invalid');
      if (busy) return refuse('conflict');
      busy = true;
      try {
        if (!(await needsSetup())) return refuse('invite_invalid');
        const created = await createFirst(context, request);
        if (!created.ok) return created;
        token = null;
        done = true;
        log.info('set up', { accountId: created.value.signIn.accountId, address: request.address });
        return created;
      } finally {
        busy = false;
      }
    },
  };
}

async function createFirst(context: AccountContext, request: SetUpRequest): Promise<Result<SignedIn>> {
  const { accounts, vault, ids, clock } = context;
  const loginName = canonicalLoginName(request.loginName);
  if (loginName === null) return refuse('bad_request', 'loginName');
  if (isWeakPassword(request.password, loginName)) return refuse('weak_password');
  const passwordHash = await vault.hashPassword(request.password);
  // A body left over from a set-up that broke off is used again.
  const [leftOver] = await accounts.listTenants();
  const tenantId = leftOver?.id ?? ids.id('t');
  await accounts.putTenant({ id: tenantId, name: request.tenantName });
  const account = {
    ...{ id: ids.id('a'), tenantId, loginName, name: request.name, passwordHash, createdAt: clock.nowIso() },
    ...{ unitId: null, disabled: false, failedAttempts: 0, lockedUntil: null },
    role: 'administrator' as const,
  };
  if (!(await accounts.createAccount(account))) return refuse('already_exists');
  return ok(await context.openSignIn(account));
}
