/** What the HTTP interface answers, and what its forms take. Types only; the body schemas are in http-schemas.ts. */
import type { SessionKind } from '#shared/features/sessions/events.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';

/** GET /api/me */
export interface Me {
  /** This device's person; made on the first visit. */
  readonly personId: string;
  /** A one-time code was confirmed on this device. */
  readonly verified: boolean;
  readonly staff: StaffMe | null;
  /** No account exists yet: the one-time link of the log creates the first administrator. */
  readonly needsSetup: boolean;
}

export interface StaffMe {
  readonly accountId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** GET /api/sessions: newest first. Citizens see announced ones and later, staff all of their body. */
export interface SessionListItem {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly scheduledAt: string;
  readonly tenantName: string;
  readonly unitIds: readonly string[];
}

/** GET /api/site */
export interface SiteView {
  /** Origin under which phones reach the server; null when it does not know. */
  readonly origin: string | null;
  /** Port on which encoders push by RTMP; null when they cannot. */
  readonly rtmpPort: number | null;
}

/** GET /api/units */
export interface UnitItem {
  readonly id: string;
  readonly name: string;
}

/** GET /api/admin/accounts */
export interface AccountItem {
  readonly id: string;
  readonly loginName: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly unitId: string | null;
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly createdAt: string;
}

/** GET /api/invites/:token */
export interface InviteView {
  readonly tenantName: string;
  readonly role: StaffRole;
  readonly unitName: string | null;
  readonly name: string;
}

/** POST /api/admin/invites */
export interface InviteMade {
  /** Path of the one-time link: `/join/<token>`. */
  readonly path: string;
  readonly expiresAt: string;
}

/** GET /api/sessions/:code/comments (staff): every comment, by number. */
export interface CommentRow {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly name: string;
  readonly at: string;
  readonly status: 'pending' | 'shown' | 'rejected' | 'deleted';
}

/** GET /api/sessions/:code/polls/:pollId/ballots (staff, named polls, after closing). */
export interface NamedBallot {
  readonly voter: string;
  readonly answer: unknown;
}

/** GET /api/guest/:token: what a guest's link opens. */
export interface GuestView {
  readonly sessionId: string;
  readonly code: string;
  readonly title: string;
  readonly guestId: string;
  readonly label: string;
}
