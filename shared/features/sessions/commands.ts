/** What can be asked of a session as a whole. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema, sessionCodeSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { SESSION_KINDS } from './events.ts';
import { STAGE_KINDS } from './state.ts';

const none = z.strictObject({});

const stageSchema = z.strictObject({
  /** Kept when a stage is changed; a new stage gets its id from the client. */
  id: z.string().regex(/^[a-z0-9-]{1,24}$/),
  kind: z.enum(STAGE_KINDS),
  title: textSchema(LIMITS.title, { line: true }),
  minutes: z.int().min(1).max(LIMITS.stageMinutes),
});

const agendaSchema = z
  .array(stageSchema)
  .max(LIMITS.agendaStages)
  .refine((stages) => new Set(stages.map((stage) => stage.id)).size === stages.length, 'stage ids repeat');

const policySchema = z.strictObject({
  guests: z.enum(['watch', 'comment', 'verified']),
  reviewQuestions: z.boolean(),
  reviewComments: z.boolean(),
});

const plan = {
  title: textSchema(LIMITS.title, { line: true }),
  kind: z.enum(SESSION_KINDS),
  topic: textSchema(LIMITS.description, { allowEmpty: true }),
  scheduledAt: z.iso.datetime(),
  unitIds: z.array(idSchema).max(LIMITS.departments),
  agenda: agendaSchema,
  policy: policySchema,
};

export const sessionCommands = {
  /** Creates a session; the stream is named by the reply. */
  'sessions:create': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject(plan),
    reply: z.strictObject({ sessionId: idSchema, code: sessionCodeSchema }),
  }),
  'sessions:change': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      title: plan.title.exactOptional(),
      kind: plan.kind.exactOptional(),
      topic: plan.topic.exactOptional(),
      scheduledAt: plan.scheduledAt.exactOptional(),
      unitIds: plan.unitIds.exactOptional(),
      agenda: plan.agenda.exactOptional(),
      policy: plan.policy.exactOptional(),
    }),
    reply: none,
  }),
  'sessions:announce': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
  'sessions:start': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
  'sessions:pause': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
  'sessions:resume': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
  'sessions:enterStage': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ stageId: z.string().max(24) }),
    reply: none,
  }),
  'sessions:setIntake': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ questions: z.boolean(), comments: z.boolean() }),
    reply: none,
  }),
  'sessions:end': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
  'sessions:close': command({ target: 'session', rate: 'staff', payload: none, reply: none }),
};
