/** Who may do what with comments. */
import type { commentCommands } from '#shared/features/comments/commands.ts';
import { mayTakePart, REVIEWS, staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

const reviews = staffOnly(...REVIEWS);

export const commentAccess: Access<keyof typeof commentCommands> = {
  'comments:make': (actor, room) => mayTakePart(actor, room),
  'comments:pass': reviews,
  'comments:reject': reviews,
  'comments:delete': reviews,
  'comments:mute': reviews,
  'comments:unmute': reviews,
};
