/** The one way in for commands: parses, identifies, limits, carries out, catches, and always answers. */
import { z } from 'zod';
import type { Ids } from '#server/ports/ids.ts';
import type { Log } from '#server/ports/log.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import { type CommandName, findCommand, type ParsedCommand } from '#shared/contract/catalogue.ts';
import type { CommandDefinition } from '#shared/kernel/command.ts';
import { commandIdSchema } from '#shared/kernel/ids.ts';
import { type Result, refuse, refuseFor } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';

/** Where a command came from, as the transport knows it. Nothing here is the client's word. */
export interface Origin {
  readonly actor: Actor;
  readonly address: string;
  /** Socket connection, for media; absent over HTTP. */
  readonly connectionId?: string;
  readonly sessionId?: string;
}

/** A parsed command on its way to its handler. */
export interface Order<N extends CommandName = CommandName> extends Origin {
  readonly command: ParsedCommand<N>;
  readonly commandId: string;
}

/** Carries out the commands of one target. */
export type Handlers = Readonly<
  Record<CommandDefinition['target'], (order: Order) => Promise<Result<unknown>>>
>;

export interface Dispatcher {
  /** Never throws, never stays silent. */
  dispatch(packet: unknown, origin: Origin): Promise<Result<unknown>>;
}

interface DispatcherPorts {
  readonly handlers: Handlers;
  /** The answer that this command got before: a retry spends no budget. */
  readonly recall: (order: Order) => Promise<Result<unknown> | null>;
  readonly rateLimits: RateLimits;
  readonly ids: Ids;
  readonly log: Log;
}

const packetSchema = z.strictObject({
  name: z.string().max(60),
  commandId: commandIdSchema,
  payload: z.unknown(),
});

/** The parsed command, or a refusal that names the first fault. Parsing edge: the schema ties name and payload. */
function parse(
  packet: unknown,
): Result<{ command: ParsedCommand; commandId: string; definition: CommandDefinition }> {
  const outer = packetSchema.safeParse(packet);
  if (!outer.success) return refuse('bad_request', firstFault(outer.error));
  const { name, commandId, payload } = outer.data;
  const definition = findCommand(name);
  if (definition === null) return refuse('unknown_command');
  const inner = definition.payload.safeParse(payload);
  if (!inner.success)
    return refuse(emptyText(inner.error) ? 'empty_text' : 'bad_request', firstFault(inner.error));
  const command = { name, payload: inner.data } as ParsedCommand;
  return { ok: true, value: { command, commandId, definition } };
}

/** Path and message of the first fault; never the value, which may be hostile or private. */
function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'malformed'
    : `${issue.path.join('.').slice(0, 60)}: ${issue.message.slice(0, 120)}`;
}

function emptyText(error: z.ZodError): boolean {
  return error.issues.some((issue) => issue.message === 'empty');
}

export function createDispatcher({ handlers, recall, rateLimits, ids, log }: DispatcherPorts): Dispatcher {
  async function limited(origin: Origin, rate: CommandDefinition['rate']): Promise<number> {
    const byAddress = await rateLimits.take('address', origin.address);
    if (byAddress > 0) return byAddress;
    const staff = origin.actor.tenantId !== undefined || origin.actor.role === 'system';
    return rateLimits.take(staff ? 'staff' : rate, origin.actor.personId);
  }

  async function carryOut(packet: unknown, origin: Origin): Promise<Result<unknown>> {
    const parsed = parse(packet);
    if (!parsed.ok) return parsed;
    const { command, commandId, definition } = parsed.value;
    const earlier = await recall({ ...origin, command, commandId });
    if (earlier !== null) return earlier;
    const waitMs = await limited(origin, definition.rate);
    if (waitMs > 0) return refuseFor('too_fast', waitMs);
    return handlers[definition.target]({ ...origin, command, commandId });
  }

  return {
    dispatch: async (packet, origin) => {
      try {
        return await carryOut(packet, origin);
      } catch (error) {
        const id = ids.id('err');
        log.error('a command failed', { id, error, person: origin.actor.personId });
        return refuse('internal', id);
      }
    },
  };
}
