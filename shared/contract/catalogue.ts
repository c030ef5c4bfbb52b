/** Every command of the product, gathered from its features. Adding a feature is one line here. */
import type { z } from 'zod';
import { commentCommands } from '#shared/features/comments/commands.ts';
import { compileCommands } from '#shared/features/compile/commands.ts';
import { followupCommands } from '#shared/features/followups/commands.ts';
import { pollCommands } from '#shared/features/polls/commands.ts';
import { questionCommands } from '#shared/features/questions/commands.ts';
import { captionCommands } from '#shared/features/replay/commands.ts';
import { sessionCommands } from '#shared/features/sessions/commands.ts';
import { stageCommands } from '#shared/features/stage/commands.ts';
import { mediaCommands } from '#shared/features/stage/media-commands.ts';
import type { CommandDefinition, CommandTarget } from '#shared/kernel/command.ts';

export const CATALOGUE = {
  ...sessionCommands,
  ...stageCommands,
  ...mediaCommands,
  ...questionCommands,
  ...commentCommands,
  ...pollCommands,
  ...captionCommands,
  ...compileCommands,
  ...followupCommands,
};

export type CommandName = keyof typeof CATALOGUE;

/** What the server works with after parsing. */
export type PayloadOf<N extends CommandName> = z.output<(typeof CATALOGUE)[N]['payload']>;
/** What a client sends. */
export type InputOf<N extends CommandName> = z.input<(typeof CATALOGUE)[N]['payload']>;
export type ReplyOf<N extends CommandName> = z.output<(typeof CATALOGUE)[N]['reply']>;

/** Names of the commands with one target. */
export type CommandOn<T extends CommandTarget> = {
  [N in CommandName]: (typeof CATALOGUE)[N]['target'] extends T ? N : never;
}[CommandName];

/** A parsed command, as a union over all names. */
export type ParsedCommand<N extends CommandName = CommandName> = {
  [K in N]: { readonly name: K; readonly payload: PayloadOf<K> };
}[N];

/** The definition of a name that came from outside, or null. Own keys only: `__proto__` is no command. */
export function findCommand(name: string): CommandDefinition | null {
  return Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as CommandName] : null;
}
