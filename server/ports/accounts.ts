/** Tenants, departments, staff accounts, sign-ins and invitations. */
import type { StaffRole } from '#shared/kernel/roles.ts';

export interface TenantRecord {
  readonly id: string;
  readonly name: string;
}

export interface UnitRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly createdAt: string;
}

export interface AccountRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly loginName: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly unitId: string | null;
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly failedAttempts: number;
  /** ISO time until which sign-in is refused, or null. */
  readonly lockedUntil: string | null;
  readonly createdAt: string;
}

export interface SignInRecord {
  /** Digest of the cookie's token. */
  readonly digest: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface InviteRecord {
  /** Digest of the link's token. */
  readonly digest: string;
  readonly tenantId: string;
  readonly role: StaffRole;
  readonly unitId: string | null;
  readonly name: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface AccountStore {
  putTenant(tenant: TenantRecord): Promise<void>;
  listTenants(): Promise<readonly TenantRecord[]>;
  putUnit(unit: UnitRecord): Promise<void>;
  listUnits(tenantId: string): Promise<readonly UnitRecord[]>;
  /** False when the login name is taken. */
  createAccount(account: AccountRecord): Promise<boolean>;
  updateAccount(id: string, change: Partial<Omit<AccountRecord, 'id'>>): Promise<void>;
  /** One more failed attempt, counted atomically; answers the new count. */
  countFailure(id: string): Promise<number>;
  findByLoginName(loginName: string): Promise<AccountRecord | null>;
  getAccount(id: string): Promise<AccountRecord | null>;
  listAccounts(tenantId: string): Promise<readonly AccountRecord[]>;
  countAccounts(): Promise<number>;
  putSignIn(record: SignInRecord): Promise<void>;
  findSignIn(digest: string): Promise<SignInRecord | null>;
  deleteSignIn(digest: string): Promise<void>;
  deleteSignInsOf(accountId: string, exceptDigest?: string): Promise<void>;
  putInvite(invite: InviteRecord): Promise<void>;
  findInvite(digest: string): Promise<InviteRecord | null>;
  /** Marks the invitation used; false when it was used already (so that one link makes one account). */
  useInvite(digest: string, at: string): Promise<boolean>;
  close(): Promise<void>;
}
