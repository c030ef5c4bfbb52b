/** The registry's generic face: uses a poll type by its name on JSON values. The only casts are here. */
import { z } from 'zod';
import type { CountedAnswer, PollType } from './poll-type.ts';
import { POLL_TYPES, type PollTypeName } from './types/index.ts';

/** Every registered name. */
export const pollTypeNames = Object.keys(POLL_TYPES) as PollTypeName[];

export const pollTypeNameSchema = z.enum(pollTypeNames);

/** A poll type whose config, answers and tally are known only as JSON: parsed before every use. */
type AnyPollType = PollType<unknown, unknown, unknown>;

function typeOf(name: PollTypeName): AnyPollType {
  const type: unknown = POLL_TYPES[name];
  return type as AnyPollType;
}

/** The checked config, or null when it does not fit the type. */
export function parseConfig(name: PollTypeName, config: unknown): unknown {
  const parsed = typeOf(name).config.safeParse(config);
  return parsed.success ? parsed.data : null;
}

/** The checked answer, or null when it is no valid ballot of this poll. */
export function parseAnswer(name: PollTypeName, config: unknown, answer: unknown): unknown {
  const type = typeOf(name);
  const parsed = type.answer.safeParse(answer);
  return parsed.success && type.fits(config, parsed.data) ? parsed.data : null;
}

/** The tally of counted answers. */
export function countTally(name: PollTypeName, config: unknown, answers: readonly CountedAnswer[]): unknown {
  const type = typeOf(name);
  return answers.reduce<unknown>(
    (tally, { answer, count }) => type.addAnswer(tally, answer, count),
    type.emptyTally(config),
  );
}

/** The tally with one more ballot. */
export function addToTally(name: PollTypeName, tally: unknown, answer: unknown): unknown {
  return typeOf(name).addAnswer(tally, answer, 1);
}

/** A valid poll of the type with valid answers. */
export function exampleOf(name: PollTypeName): {
  readonly config: unknown;
  readonly answers: readonly unknown[];
} {
  return typeOf(name).example;
}
