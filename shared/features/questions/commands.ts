/** What can be asked of questions. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema, receiptCodeSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { CHANNELS, RETURN_REASONS } from './state.ts';

const none = z.strictObject({});

/** Measure, date and owner of a promise; each may be empty. */
export const commitmentSchema = z.strictObject({
  measure: textSchema(LIMITS.reasonText, { allowEmpty: true }),
  due: z.union([z.literal(''), z.iso.date()]),
  owner: textSchema(LIMITS.officerName, { allowEmpty: true, line: true }),
});

export const questionCommands = {
  'questions:ask': command({
    target: 'session',
    rate: 'question',
    payload: z.strictObject({
      text: textSchema(LIMITS.questionText),
      name: textSchema(LIMITS.displayName, { line: true }),
      place: textSchema(LIMITS.place, { allowEmpty: true, line: true }),
      contact: textSchema(LIMITS.contact, { allowEmpty: true, line: true }),
      /** Clerks enter for people who came, phoned or wrote. */
      channel: z.enum(CHANNELS).optional(),
    }),
    reply: z.strictObject({ questionId: idSchema, no: z.int(), receipt: receiptCodeSchema }),
  }),
  /** Passes as it is, or with the reviewer's edit. */
  'questions:pass': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ questionId: idSchema, text: textSchema(LIMITS.questionText).optional() }),
    reply: none,
  }),
  'questions:hold': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      note: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
    reply: none,
  }),
  'questions:return': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      reason: z.enum(RETURN_REASONS),
      note: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
    reply: none,
  }),
  'questions:route': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      unitIds: z.array(idSchema).max(LIMITS.departmentsTogether),
    }),
    reply: none,
  }),
  /** A department begins to answer by voice; `unitId` null ends it. */
  'questions:setAnswering': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ questionId: idSchema, unitId: idSchema.nullable() }),
    reply: none,
  }),
  'questions:draft': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      text: textSchema(LIMITS.answerText, { allowEmpty: true }),
      commitment: commitmentSchema,
    }),
    reply: none,
  }),
  /** Publishes a department's written answer. */
  'questions:answer': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      text: textSchema(LIMITS.answerText),
      commitment: commitmentSchema.nullable(),
    }),
    reply: none,
  }),
  /** Marks as answered live; a record of what was said may be given. */
  'questions:markAnswered': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      questionId: idSchema,
      text: textSchema(LIMITS.answerText, { allowEmpty: true }),
    }),
    reply: none,
  }),
  /** 带回办理: a dated promise in one action. */
  'questions:takeAway': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ questionId: idSchema, unitId: idSchema, commitment: commitmentSchema }),
    reply: none,
  }),
  'questions:support': command({
    target: 'ledger',
    rate: 'support',
    payload: z.strictObject({ questionId: idSchema, on: z.boolean() }),
    reply: z.strictObject({ changed: z.boolean() }),
  }),
};
