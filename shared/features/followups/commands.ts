/** What can be asked of a follow-up item. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema, receiptCodeSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { OUTCOMES, SATISFACTIONS } from './state.ts';

const none = z.strictObject({});
const reason = textSchema(LIMITS.reasonText);
const personName = textSchema(LIMITS.officerName, { line: true });
const date = z.iso.date();

const report = z.strictObject({
  itemId: idSchema,
  text: textSchema(LIMITS.answerText),
  measure: textSchema(LIMITS.reasonText, { allowEmpty: true }),
  due: z.union([z.literal(''), date]),
  owner: textSchema(LIMITS.officerName, { allowEmpty: true, line: true }),
  outcome: z.enum(OUTCOMES),
  /** Where the result can be seen: a place, a document number, an address. */
  evidence: textSchema(LIMITS.reasonText, { allowEmpty: true }).default(''),
});

/** Carried out by staff against the item's stream; answers nothing. */
function itemCommand<P extends z.ZodType>(payload: P) {
  return command({ target: 'followup', rate: 'staff', payload, reply: none });
}

export const followupCommands = {
  /** 签收: names the 承办人 and the 分管领导. */
  'followups:accept': itemCommand(
    z.strictObject({ itemId: idSchema, handler: personName, leader: personName }),
  ),
  /** 退回调整. */
  'followups:return': itemCommand(z.strictObject({ itemId: idSchema, reason })),
  'followups:refuseReturn': itemCommand(z.strictObject({ itemId: idSchema, reason })),
  'followups:redispatch': itemCommand(
    z.strictObject({
      itemId: idSchema,
      leadUnitId: idSchema,
      coUnitIds: z.array(idSchema).max(LIMITS.departmentsTogether),
      due: date,
      note: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
  ),
  'followups:plan': itemCommand(
    z.strictObject({
      itemId: idSchema,
      measure: textSchema(LIMITS.reasonText),
      due: date,
      owner: personName,
    }),
  ),
  /** Hands in the reply for review. */
  'followups:reply': itemCommand(report),
  /** Hands in progress on a published item for review. */
  'followups:progress': itemCommand(report),
  'followups:sendBack': itemCommand(z.strictObject({ itemId: idSchema, reason })),
  /** Publishes what was handed in, with the outcome class that the reviewer confirms or corrects. */
  'followups:publish': itemCommand(z.strictObject({ itemId: idSchema, outcome: z.enum(OUTCOMES) })),
  /** By the author, who holds the receipt code; says whether the item was reopened by it. */
  'followups:rate': command({
    target: 'followup',
    rate: 'support',
    payload: z.strictObject({
      receipt: receiptCodeSchema,
      handling: z.enum(SATISFACTIONS),
      result: z.enum(SATISFACTIONS),
      comment: textSchema(LIMITS.reasonText, { allowEmpty: true }),
    }),
    reply: z.strictObject({ reopened: z.boolean() }),
  }),
  /** 催办. */
  'followups:urge': itemCommand(z.strictObject({ itemId: idSchema, text: reason })),
  /** 办结. */
  'followups:close': itemCommand(z.strictObject({ itemId: idSchema })),
};
