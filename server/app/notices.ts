/** What the processes of one installation tell each other over the bus; parsed like everything that comes from outside. */
import { z } from 'zod';

/** A room's log has grown. */
export const roomNotice = { topic: 'rooms', schema: z.object({ sessionId: z.string(), upTo: z.number() }) };

const counterChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('support'), questionId: z.string(), personId: z.string(), on: z.boolean() }),
  z.object({ kind: z.literal('vote'), pollId: z.string(), personId: z.string(), answer: z.unknown() }),
  /** A vote in a secret poll: who, and never what; tallies are counted anew from the ledger [P10]. */
  z.object({ kind: z.literal('voted'), pollId: z.string(), personId: z.string() }),
  z.object({ kind: z.literal('interaction') }),
  z.object({ kind: z.literal('visitor') }),
  z.object({ kind: z.literal('view') }),
]);

/** A change of a room's running figures. */
export type CounterChange = z.infer<typeof counterChange>;

/** Running figures have changed in process `node`. */
export const counterNotice = {
  topic: 'counters',
  schema: z.object({ node: z.string(), sessionId: z.string(), changes: z.array(counterChange) }),
};

/** Bodies or departments have changed. */
export const bodiesNotice = { topic: 'bodies', schema: z.object({}) };

/** Sign-ins have ended early. */
export const signInsNotice = {
  topic: 'sign-ins',
  schema: z.object({ accountId: z.string(), digest: z.string().nullable(), except: z.string().nullable() }),
};
