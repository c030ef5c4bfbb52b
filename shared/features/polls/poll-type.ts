/** What a type of poll must say about itself. Everything else treats polls alike. */
import type { z } from 'zod';

/** Number of ballots that gave an answer. */
export interface CountedAnswer {
  readonly answer: unknown;
  readonly count: number;
}

/**
 * One type of poll. `Config` is what the person who prepares it fills in, `Answer` one ballot,
 * `Tally` the counted result; all three are JSON and are stored as such.
 */
export interface PollType<Config, Answer, Tally> {
  readonly config: z.ZodType<Config>;
  readonly answer: z.ZodType<Answer>;
  /** Whether a well-formed answer fits this poll. */
  fits(config: Config, answer: Answer): boolean;
  emptyTally(config: Config): Tally;
  /** Adds `count` equal ballots. Must not depend on the order of ballots. */
  addAnswer(tally: Tally, answer: Answer, count: number): Tally;
  /** A valid poll and a few valid answers; the shared tests run on them. */
  readonly example: { readonly config: Config; readonly answers: readonly Answer[] };
}

/** Declares a poll type; keeps its exact types. */
export function pollType<Config, Answer, Tally>(
  type: PollType<Config, Answer, Tally>,
): PollType<Config, Answer, Tally> {
  return type;
}
