/** How a command is declared: once, with the schemas of what it takes and answers. */
import type { z } from 'zod';

/**
 * Where a command is carried out.
 * `session`: decided against a session's stream; `followup`: against an item's stream;
 * `ledger`: a row with a unique key; `call`: changes nothing that is kept.
 */
export type CommandTarget = 'session' | 'followup' | 'ledger' | 'call';

/** A declared command. */
export interface CommandDefinition<
  P extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  T extends CommandTarget = CommandTarget,
> {
  readonly target: T;
  readonly payload: P;
  readonly reply: R;
  /** Budget that a sender spends, by rule name of the server. */
  readonly rate: 'question' | 'comment' | 'vote' | 'support' | 'staff' | 'call';
}

/** Declares a command; keeps the exact types of its schemas and target. */
export function command<P extends z.ZodType, R extends z.ZodType, const T extends CommandTarget>(
  definition: CommandDefinition<P, R, T>,
): CommandDefinition<P, R, T> {
  return definition;
}

/** What every event carries beside its payload when it is applied. */
export interface EventMeta {
  readonly seq: number;
  /** ISO-8601 UTC. */
  readonly at: string;
}
