/** Who may write captions: the clerk, and those who run the room. */
import type { captionCommands } from '#shared/features/replay/commands.ts';
import { staffOnly } from '../access.ts';
import type { Access } from '../decision.ts';

/** Also who may edit the captions of the replay. */
export const writesCaptions = staffOnly('clerk', 'moderator', 'administrator');

export const captionAccess: Access<keyof typeof captionCommands> = {
  'captions:say': writesCaptions,
  'captions:correct': writesCaptions,
  'captions:remove': writesCaptions,
};
