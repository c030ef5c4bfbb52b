/** What can be asked of the captions of a live session. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

const text = textSchema(LIMITS.captionLine, { line: true });
const none = z.strictObject({});

export const captionCommands = {
  /** One line, as it is spoken. */
  'captions:say': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ text }),
    reply: z.strictObject({ captionId: idSchema }),
  }),
  /** Other words for a line; its time stays. */
  'captions:correct': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ captionId: idSchema, text }),
    reply: none,
  }),
  'captions:remove': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ captionId: idSchema }),
    reply: none,
  }),
};
