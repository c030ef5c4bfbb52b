/** The list of options that choice polls share. */
import { z } from 'zod';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

/** 2-12 different options. */
export const optionsSchema = z
  .array(textSchema(LIMITS.pollOptionText, { line: true }))
  .min(2)
  .max(LIMITS.pollOptions)
  .refine((options) => new Set(options).size === options.length, 'options repeat');

/** Index of an option. */
export const choiceSchema = z
  .int()
  .min(0)
  .max(LIMITS.pollOptions - 1);

/** Adds `count` at an index. */
export function addAt(counts: readonly number[], index: number, count: number): number[] {
  return counts.map((value, at) => (at === index ? value + count : value));
}
