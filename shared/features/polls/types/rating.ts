/** Rating (测评): 1 to 5 for each of a few aspects, as on printed scorecards. */
import { z } from 'zod';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { pollType } from '../poll-type.ts';
import { addAt } from './options.ts';

export interface RatingConfig {
  /** What is rated, e.g. 领导重视, 协商沟通, 建议采纳, 办理成效 (domain: scorecard of departments). */
  readonly aspects: readonly string[];
}
/** One score of 1-5 per aspect, in their order. */
export interface RatingAnswer {
  readonly scores: readonly number[];
}
/** Per aspect: how often each score 1-5 was given. */
export interface RatingTally {
  readonly counts: readonly (readonly number[])[];
}

export const rating = pollType<RatingConfig, RatingAnswer, RatingTally>({
  config: z.strictObject({
    aspects: z
      .array(textSchema(LIMITS.pollOptionText, { line: true }))
      .min(1)
      .max(6)
      .refine((aspects) => new Set(aspects).size === aspects.length, 'aspects repeat'),
  }),
  answer: z.strictObject({ scores: z.array(z.int().min(1).max(5)).min(1).max(6) }),
  fits: (config, answer) => answer.scores.length === config.aspects.length,
  emptyTally: (config) => ({ counts: config.aspects.map(() => [0, 0, 0, 0, 0]) }),
  addAnswer: (tally, answer, count) => ({
    counts: tally.counts.map((scores, aspect) => addAt(scores, (answer.scores[aspect] ?? 0) - 1, count)),
  }),
  example: {
    config: { aspects: ['领导重视', '协商沟通', '建议采纳', '办理成效'] },
    answers: [{ scores: [5, 4, 4, 3] }, { scores: [3, 3, 2, 1] }],
  },
});
