/** What can be asked about other platforms that the programme is sent on to. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

const staff = { target: 'session', rate: 'staff' } as const;

export const restreamCommands = {
  /** The server address and the key as the platform gives them out; the key is never told to anybody again. */
  'stage:addRestream': command({
    ...staff,
    payload: z.strictObject({
      label: textSchema(LIMITS.sourceName, { line: true }),
      url: z.url({ protocol: /^rtmps?$/, hostname: /^[^\s]+$/ }).max(LIMITS.streamAddress),
      key: z
        .string()
        .max(LIMITS.streamKey)
        .regex(/^[\x21-\x7e]+$/),
    }),
    reply: z.strictObject({ restreamId: idSchema }),
  }),
  'stage:removeRestream': command({
    ...staff,
    payload: z.strictObject({ restreamId: idSchema }),
    reply: z.strictObject({}),
  }),
};
