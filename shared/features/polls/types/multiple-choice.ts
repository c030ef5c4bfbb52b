/** Multiple choice: up to a number of options. */
import { z } from 'zod';
import { LIMITS } from '#shared/kernel/limits.ts';
import { pollType } from '../poll-type.ts';
import { addAt, choiceSchema, optionsSchema } from './options.ts';

export interface MultipleChoiceConfig {
  readonly options: readonly string[];
  /** How many may be chosen at most. */
  readonly max: number;
}
/** Chosen indexes, ascending, without repetition. */
export interface MultipleChoiceAnswer {
  readonly choices: readonly number[];
}
/** Ballots that chose each option; they add up to more than the turnout. */
export interface MultipleChoiceTally {
  readonly counts: readonly number[];
}

export const multipleChoice = pollType<MultipleChoiceConfig, MultipleChoiceAnswer, MultipleChoiceTally>({
  config: z
    .strictObject({ options: optionsSchema, max: z.int().min(1).max(LIMITS.pollOptions) })
    .refine((config) => config.max <= config.options.length, 'max exceeds options'),
  answer: z.strictObject({
    choices: z
      .array(choiceSchema)
      .min(1)
      .max(LIMITS.pollOptions)
      .refine(
        (choices) => choices.every((choice, at) => at === 0 || choice > (choices[at - 1] ?? -1)),
        'not ascending',
      ),
  }),
  fits: (config, answer) =>
    answer.choices.length <= config.max && answer.choices.every((choice) => choice < config.options.length),
  emptyTally: (config) => ({ counts: config.options.map(() => 0) }),
  addAnswer: (tally, answer, count) => ({
    counts: answer.choices.reduce((counts, choice) => addAt(counts, choice, count), [...tally.counts]),
  }),
  example: {
    config: { options: ['水价', '电价', '气价', '安全检查'], max: 2 },
    answers: [{ choices: [0, 2] }, { choices: [3] }],
  },
});
