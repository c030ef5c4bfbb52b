/** What can be asked about the encoders of halls: they publish by an address and a key instead of a page. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

const staff = { target: 'session', rate: 'staff' } as const;
const encoder = z.strictObject({ sourceId: idSchema });

export const encoderCommands = {
  /** Makes a source for an encoder; its key is told once. */
  'stage:addEncoder': command({
    ...staff,
    payload: z.strictObject({ label: textSchema(LIMITS.sourceName, { line: true }) }),
    reply: z.strictObject({ sourceId: idSchema, token: z.string() }),
  }),
  /** A new key; the old one is worth nothing from now on, and what it publishes ends. */
  'stage:rotateEncoderKey': command({
    ...staff,
    payload: encoder,
    reply: z.strictObject({ token: z.string() }),
  }),
  'stage:removeEncoder': command({ ...staff, payload: encoder, reply: z.strictObject({}) }),
};
