/** What can be asked of the stage. Media signalling is in `media-commands.ts`. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { encoderCommands } from './encoder-commands.ts';

const none = z.strictObject({});
const sourceId = z.string().regex(/^[A-Za-z0-9_-]{1,48}$/);

export const stageCommands = {
  ...encoderCommands,
  /** Invites somebody to publish; the token of the personal link is told once. */
  'stage:inviteGuest': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ label: textSchema(LIMITS.displayName * 2, { line: true }) }),
    reply: z.strictObject({ guestId: idSchema, token: z.string() }),
  }),
  'stage:removeGuest': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ guestId: idSchema }),
    reply: none,
  }),
  /** Decides what the audience receives. */
  'stage:cut': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      video: z.strictObject({ sourceId, track: z.enum(['camera', 'screen']) }).nullable(),
      audio: z.array(sourceId).max(8),
      card: z.enum(['none', 'soon', 'break', 'ended']),
    }),
    reply: none,
  }),
  /** Puts something on the wall. */
  'stage:setScreen': command({
    target: 'session',
    rate: 'staff',
    payload: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('welcome') }),
      z.strictObject({ kind: z.literal('question'), questionId: idSchema }),
      z.strictObject({ kind: z.literal('poll'), pollId: idSchema }),
    ]),
    reply: none,
  }),
};
