/** Sends commands: one id per intention, kept over every retry, by socket or, where there is none, by HTTP. */
import { postJson } from '#client/lib/http.ts';
import { newCommandId } from '#client/lib/ids.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import type { CommandName, InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { CommandPacket } from '#shared/contract/protocol.ts';

/** What the sender needs of a connection. */
export interface CommandChannel {
  isOpen(): boolean;
  request<T>(packet: CommandPacket, timeoutMs: number): Promise<Outcome<T>>;
  untilOpen(ms: number): Promise<void>;
}

/**
 * Sends one command and answers what became of it. Never throws. `commandId` is for an intention that may come again,
 * as after a reload: under the same id it is carried out once.
 */
export type Send = <N extends CommandName>(
  name: N,
  payload: InputOf<N>,
  commandId?: string,
) => Promise<Outcome<ReplyOf<N>>>;

const ACK_MS = 8000;
/** Waits for the network between tries; after the last one the person decides. */
const WAITS_MS = [1000, 3000, 6000] as const;

/** What a request has to say that a socket has said in its handshake. */
export interface CommandPlace {
  readonly sessionId: string;
  /** Staff who use the citizen's page act as citizens there. */
  readonly as: 'citizen' | 'staff';
}

/** A sender for the commands of one room. */
export function createCommandSender(channel: CommandChannel, place: () => CommandPlace): Send {
  return async <N extends CommandName>(name: N, payload: InputOf<N>, commandId = newCommandId()) => {
    const packet: CommandPacket = { name, commandId, payload };
    const attempt = (): Promise<Outcome<ReplyOf<N>>> =>
      channel.isOpen()
        ? channel.request(packet, ACK_MS)
        : postJson('/api/commands', { ...packet, ...place() });
    let outcome = await attempt();
    for (const wait of WAITS_MS) {
      if (outcome.ok || !isLost(outcome.code)) return outcome;
      await channel.untilOpen(wait);
      outcome = await attempt();
    }
    return outcome;
  };
}

/** A sender for calls that belong to one socket and make no sense later, such as media signalling. */
export function createCaller(channel: CommandChannel): Send {
  return async (name, payload, commandId = newCommandId()) => {
    if (!channel.isOpen()) await channel.untilOpen(ACK_MS);
    return channel.request({ name, commandId, payload }, ACK_MS);
  };
}

/** Nobody knows whether the command arrived: the same id may be sent again. */
function isLost(code: string): boolean {
  return code === 'offline' || code === 'timed_out';
}
