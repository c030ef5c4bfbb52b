/** The handshake as it comes from outside: which session, from which event on, as which audience. */
import { z } from 'zod';
import { type Hello, PROTOCOL_VERSION } from '#shared/contract/protocol.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

const helloSchema = z.object({
  protocol: z.number(),
  sessionId: idSchema,
  since: z.int().min(0),
  audience: z.enum(['public', 'staff', 'unit']),
  guestToken: z.string().max(100).exactOptional(),
  wall: z.boolean().exactOptional(),
});

/** The parsed handshake. */
export function parseHello(auth: unknown): Result<Hello> {
  const parsed = helloSchema.safeParse(auth);
  if (!parsed.success) return refuse('bad_request', 'hello');
  if (parsed.data.protocol !== PROTOCOL_VERSION) return refuse('outdated_client');
  return ok(parsed.data);
}
