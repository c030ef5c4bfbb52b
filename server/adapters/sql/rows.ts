/** From rows of the database to the records of the ports: the one edge where stored text is trusted. */
import type { AccountRecord, InviteRecord, SignInRecord, UnitRecord } from '#server/ports/accounts.ts';
import type { CommandRecord, ProjectionRow, SavedState, StoredEvent } from '#server/ports/event-store.ts';
import { STAFF_ROLES, type StaffRole } from '#shared/kernel/roles.ts';
import type {
  AccountsTable,
  CommandsTable,
  EventsTable,
  InvitesTable,
  ProjectionsTable,
  SignInsTable,
  StatesTable,
  UnitsTable,
} from './tables.ts';

/** JSON written by this store. */
export function parseJson(text: string): unknown {
  return JSON.parse(text);
}

export function toStoredEvent(row: Pick<EventsTable, 'seq' | 'at' | 'body'>): StoredEvent {
  return { seq: row.seq, at: row.at, event: JSON.parse(row.body) };
}

export function toCommand(row: CommandsTable): CommandRecord {
  return {
    stream: row.stream,
    commandId: row.command_id,
    personId: row.person_id,
    reply: parseJson(row.reply),
  };
}

export function toSavedState(row: Pick<StatesTable, 'seq' | 'state'>): SavedState {
  return { seq: row.seq, state: parseJson(row.state) };
}

export function toKeyedRow(row: ProjectionsTable): ProjectionRow & { readonly key: string } {
  return { key: row.key, scope: row.scope, tag: row.tag, sort: row.sort, doc: parseJson(row.doc) };
}

export function toUnit(row: UnitsTable): UnitRecord {
  return { id: row.id, tenantId: row.tenant_id, name: row.name, createdAt: row.created_at };
}

export function toAccount(row: AccountsTable): AccountRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    loginName: row.login_name,
    name: row.name,
    role: toRole(row.role),
    unitId: row.unit_id,
    passwordHash: row.password_hash,
    disabled: row.disabled === 1,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
  };
}

export function toSignIn(row: SignInsTable): SignInRecord {
  return {
    digest: row.digest,
    accountId: row.account_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export function toInvite(row: InvitesTable): InviteRecord {
  return {
    digest: row.digest,
    tenantId: row.tenant_id,
    role: toRole(row.role),
    unitId: row.unit_id,
    name: row.name,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}

function toRole(text: string): StaffRole {
  const role = STAFF_ROLES.find((known) => known === text);
  if (role === undefined) throw new Error(`unknown staff role in the database: ${text}`);
  return role;
}
