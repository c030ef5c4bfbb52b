/** As whom and to which audience somebody belongs in a session. */
import type { Hello } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import { type Audience, PUBLIC, STAFF, unitAudience } from '#shared/kernel/audience.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Actor, isDesk } from '#shared/kernel/roles.ts';

/** Who is known of a connection: a device's person, and perhaps a staff account. */
export interface Known {
  readonly person: Actor;
  readonly staff: Actor | null;
}

/** As whom and to which audience a connection belongs. */
export interface Seat {
  readonly actor: Actor;
  readonly audience: Audience;
}

/** Whether citizens may see the session at all [S12]. */
export function isAnnounced(room: RoomState): boolean {
  return room.session.status !== 'preparing';
}

/** A guest is known by the digest of the link's token [T1]. */
function findGuest(room: RoomState, digest: string): Actor | null {
  const guest = Object.values(room.stage.guests).find((known) => known.tokenDigest === digest);
  return guest === undefined ? null : { personId: guest.id, role: 'guest', name: guest.label };
}

/** The seat of a connection, or why it gets none. */
export function seatOf(
  hello: Pick<Hello, 'audience' | 'guestToken'>,
  known: Known,
  room: RoomState,
  digest: (token: string) => string,
): Result<Seat> {
  if (hello.guestToken !== undefined) {
    const guest = findGuest(room, digest(hello.guestToken));
    return guest === null ? refuse('invite_invalid') : ok({ actor: guest, audience: PUBLIC });
  }
  if (hello.audience === 'public') {
    const ofBody = known.staff !== null && known.staff.tenantId === room.session.tenantId;
    if (!isAnnounced(room) && !ofBody) return refuse('not_found');
    return ok({ actor: known.person, audience: PUBLIC });
  }
  if (known.staff === null) return refuse('sign_in_required');
  if (known.staff.tenantId !== room.session.tenantId) return refuse('forbidden');
  return staffSeat(hello.audience, known.staff);
}

/** The desk sees the whole room; department officers see their own part of it. */
function staffSeat(wanted: 'staff' | 'unit', staff: Actor): Result<Seat> {
  if (wanted === 'staff') return isDesk(staff) ? ok({ actor: staff, audience: STAFF }) : refuse('forbidden');
  return staff.unitId === undefined
    ? refuse('forbidden')
    : ok({ actor: staff, audience: unitAudience(staff.unitId) });
}
