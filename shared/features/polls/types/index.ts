/** The registry of poll types: one line each. The client's registry must name the same types. */
import { multipleChoice } from './multiple-choice.ts';
import { rating } from './rating.ts';
import { singleChoice } from './single-choice.ts';

export const POLL_TYPES = {
  single: singleChoice,
  multiple: multipleChoice,
  rating,
};

export type PollTypeName = keyof typeof POLL_TYPES;
