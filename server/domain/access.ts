/** Building blocks of the features' access functions. */
import type { RoomState } from '#shared/contract/room.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Actor, Role } from '#shared/kernel/roles.ts';

/** Runs the room: agenda, people and questions on air, polls. */
export const RUNS_ROOM: readonly Role[] = ['moderator', 'administrator'];
/** Decides what is shown. */
export const REVIEWS: readonly Role[] = ['moderator', 'reviewer', 'administrator'];
/** Plans, compiles, dispatches, tracks. */
export const COMMITTEE: readonly Role[] = ['committee', 'administrator'];

/** Allows staff of the session's own body with one of the roles. */
export function staffOnly(...roles: readonly Role[]): (actor: Actor) => RefusalCode | null {
  return (actor) => {
    if (roles.includes(actor.role)) return null;
    return actor.role === 'citizen' || actor.role === 'guest' ? 'sign_in_required' : 'forbidden';
  };
}

/** Whether a person may take part (ask, comment) under the session's policy. */
export function mayTakePart(actor: Actor, room: RoomState): RefusalCode | null {
  if (actor.role !== 'citizen' && actor.role !== 'guest') return null;
  if (room.comments.muted[actor.personId] !== undefined) return 'muted';
  if (room.session.policy.guests === 'watch') return 'guests_may_only_watch';
  if (room.session.policy.guests === 'verified' && actor.verified !== true) return 'verification_required';
  return null;
}
