/** What can be asked of comments. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

const none = z.strictObject({});
const reason = textSchema(LIMITS.reasonText);

export const commentCommands = {
  'comments:make': command({
    target: 'session',
    rate: 'comment',
    payload: z.strictObject({
      text: textSchema(LIMITS.commentText),
      name: textSchema(LIMITS.displayName, { line: true }),
    }),
    reply: z.strictObject({ commentId: idSchema, no: z.int(), pending: z.boolean() }),
  }),
  /** Passes several at once. */
  'comments:pass': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ commentIds: z.array(idSchema).min(1).max(LIMITS.batch) }),
    reply: none,
  }),
  'comments:reject': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ commentIds: z.array(idSchema).min(1).max(LIMITS.batch), reason }),
    reply: none,
  }),
  'comments:delete': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ commentId: idSchema, reason }),
    reply: none,
  }),
  /** Mutes the author of a comment for the rest of the session. */
  'comments:mute': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ commentId: idSchema, reason }),
    reply: none,
  }),
  'comments:unmute': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ personId: idSchema }),
    reply: none,
  }),
};
