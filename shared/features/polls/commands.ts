/** What can be asked of polls. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { pollTypeNameSchema } from './poll-kind.ts';

const none = z.strictObject({});
const one = z.strictObject({ pollId: idSchema });

export const pollCommands = {
  /** Prepares a poll, or changes one that is not open yet when `pollId` is given. */
  'polls:prepare': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      pollId: idSchema.optional(),
      title: textSchema(LIMITS.pollTitle, { line: true }),
      type: pollTypeNameSchema,
      /** Checked by the poll type. */
      config: z.unknown(),
      secret: z.boolean(),
      results: z.enum(['live', 'after']),
      electorate: z.enum(['all', 'verified']),
    }),
    reply: one,
  }),
  'polls:open': command({ target: 'session', rate: 'staff', payload: one, reply: none }),
  'polls:close': command({ target: 'session', rate: 'staff', payload: one, reply: none }),
  'polls:remove': command({ target: 'session', rate: 'staff', payload: one, reply: none }),
  'polls:vote': command({
    target: 'ledger',
    rate: 'vote',
    payload: z.strictObject({ pollId: idSchema, answer: z.unknown() }),
    reply: none,
  }),
};
