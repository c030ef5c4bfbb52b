/** What can be asked of the board. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { ROUTES } from './state.ts';

const none = z.strictObject({});
const title = textSchema(LIMITS.title, { line: true });

/** `q:<questionId>` or `c:<commentId>`. */
export const sourceKeySchema = z.string().regex(/^[qc]:[a-z]{1,4}_[A-Za-z0-9_-]{6,40}$/);
const keys = z.array(sourceKeySchema).min(1).max(LIMITS.batch);

/** All of them are carried out by staff against the session's stream. */
function boardCommand<P extends z.ZodType>(payload: P) {
  return command({ target: 'session', rate: 'staff', payload, reply: none });
}

export const compileCommands = {
  'compile:pick': boardCommand(z.strictObject({ commentIds: z.array(idSchema).min(1).max(LIMITS.batch) })),
  'compile:unpick': boardCommand(z.strictObject({ commentId: idSchema })),
  'compile:draftItem': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ keys, title }),
    reply: z.strictObject({ itemId: idSchema, no: z.int() }),
  }),
  'compile:addSources': boardCommand(z.strictObject({ itemId: idSchema, keys })),
  'compile:removeSource': boardCommand(z.strictObject({ itemId: idSchema, key: sourceKeySchema })),
  'compile:merge': boardCommand(z.strictObject({ intoId: idSchema, fromId: idSchema })),
  'compile:unmerge': boardCommand(z.strictObject({ intoId: idSchema, fromId: idSchema })),
  'compile:edit': boardCommand(
    z.strictObject({
      itemId: idSchema,
      title,
      summary: textSchema(LIMITS.description, { allowEmpty: true }),
    }),
  ),
  'compile:triage': boardCommand(
    z.strictObject({
      itemId: idSchema,
      route: z.enum(ROUTES),
      leadUnitId: idSchema.nullable(),
      coUnitIds: z.array(idSchema).max(LIMITS.departmentsTogether),
      note: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
  ),
  /** Without an item: answered live, or left with a reason. */
  'compile:settle': boardCommand(
    z.strictObject({
      key: sourceKeySchema,
      how: z.enum(['live', 'reason']),
      reason: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
  ),
  'compile:unsettle': boardCommand(z.strictObject({ key: sourceKeySchema })),
  'compile:removeItem': boardCommand(z.strictObject({ itemId: idSchema })),
  /** 正式交办: the item gets a stream of its own. */
  'compile:dispatch': boardCommand(z.strictObject({ itemId: idSchema, due: z.iso.date() })),
  /** Records the answer that was given on the spot. */
  'compile:finishOnsite': boardCommand(
    z.strictObject({ itemId: idSchema, text: textSchema(LIMITS.answerText) }),
  ),
};
