/** Roles of domain.md and the actor that a command is carried out as. */

/** Staff roles, stored with an account. */
export const STAFF_ROLES = [
  'administrator',
  'moderator',
  'reviewer',
  'clerk',
  'committee',
  'supervisor',
  'leader',
  'department',
] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/** Every role a command can be tried with. `system` is the server itself (timers, jobs). */
export const ROLES = ['citizen', 'member', 'guest', ...STAFF_ROLES, 'system'] as const;

export type Role = (typeof ROLES)[number];

/** Who carries out a command. Made by the server from cookies, never by the client. */
export interface Actor {
  /** Device person for citizens (`p_…`), account for staff (`a_…`), `system`. */
  readonly personId: string;
  readonly role: Role;
  /** Name shown beside what the actor does. */
  readonly name: string;
  /** The body of a staff account; absent for citizens. */
  readonly tenantId?: string;
  /** The department of a department officer. */
  readonly unitId?: string;
  /** The citizen's phone or the like was verified by a one-time code. */
  readonly verified?: boolean;
}

const DESK: readonly Role[] = [
  'administrator',
  'moderator',
  'reviewer',
  'clerk',
  'committee',
  'supervisor',
  'leader',
];

/** People who see the whole room (not only their department's part). */
export function isDesk(actor: Actor): boolean {
  return DESK.includes(actor.role);
}

/** Whether the actor has one of the roles. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.includes(actor.role);
}
