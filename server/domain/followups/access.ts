/** Who may do what with an item. Rule F2. */
import type { FollowupState } from '#shared/features/followups/state.ts';
import type { RefusalCode } from '#shared/kernel/refusals.ts';
import type { Actor, Role } from '#shared/kernel/roles.ts';
import { COMMITTEE, staffOnly } from '../access.ts';
import type { FollowupAccess } from './decision.ts';

const REVIEWERS: readonly Role[] = [...COMMITTEE, 'supervisor'];

/** Officers of the department that leads now. */
function leads(actor: Actor, item: FollowupState): RefusalCode | null {
  const refused = staffOnly('department')(actor);
  if (refused !== null) return refused;
  return actor.unitId === item.lead.id ? null : 'item_not_yours';
}

const committee = staffOnly(...COMMITTEE);
const reviews = staffOnly(...REVIEWERS);

/** Whoever holds the receipt code is the author, signed in or not; staff do not rate what they handle. */
function rates(actor: Actor): RefusalCode | null {
  return actor.role === 'citizen' || actor.role === 'guest' || actor.role === 'member' ? null : 'forbidden';
}

export const followupAccess: FollowupAccess = {
  'followups:accept': leads,
  'followups:return': leads,
  'followups:refuseReturn': committee,
  'followups:redispatch': committee,
  'followups:plan': leads,
  'followups:reply': leads,
  'followups:progress': leads,
  'followups:sendBack': reviews,
  'followups:publish': reviews,
  'followups:rate': rates,
  'followups:urge': reviews,
  'followups:close': committee,
};
