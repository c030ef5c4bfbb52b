/** Single choice: one of several options. */
import { z } from 'zod';
import { pollType } from '../poll-type.ts';
import { addAt, choiceSchema, optionsSchema } from './options.ts';

export interface SingleChoiceConfig {
  readonly options: readonly string[];
}
export interface SingleChoiceAnswer {
  readonly choice: number;
}
/** Ballots per option, in the order of the options. */
export interface SingleChoiceTally {
  readonly counts: readonly number[];
}

export const singleChoice = pollType<SingleChoiceConfig, SingleChoiceAnswer, SingleChoiceTally>({
  config: z.strictObject({ options: optionsSchema }),
  answer: z.strictObject({ choice: choiceSchema }),
  fits: (config, answer) => answer.choice < config.options.length,
  emptyTally: (config) => ({ counts: config.options.map(() => 0) }),
  addAnswer: (tally, answer, count) => ({ counts: addAt(tally.counts, answer.choice, count) }),
  example: {
    config: { options: ['同意', '不同意', '弃权'] },
    answers: [{ choice: 0 }, { choice: 2 }, { choice: 0 }],
  },
});
