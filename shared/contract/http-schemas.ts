/** Schemas of the bodies that the HTTP interface takes. */
import { z } from 'zod';
import { commandIdSchema, idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { STAFF_ROLES } from '#shared/kernel/roles.ts';
import { textSchema } from '#shared/kernel/text.ts';

const loginName = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[A-Za-z0-9._@\p{Script=Han}-]+$/u);
/** 10 characters or more, as length protects better than rules about kinds of characters. */
const newPassword = z.string().min(10).max(200);
const personName = textSchema(LIMITS.displayName, { line: true });
const secret = z.string().min(20).max(100);

/** POST /api/commands: a command without a socket. */
export const commandBody = z.strictObject({
  sessionId: idSchema.optional(),
  /** Staff who use the citizen's page act as citizens there. */
  as: z.enum(['citizen', 'staff']),
  name: z.string().max(60),
  commandId: commandIdSchema,
  payload: z.unknown(),
});

/** POST /api/sign-in */
export const signInBody = z.strictObject({ loginName: z.string().max(100), password: z.string().max(200) });

/** POST /api/password */
export const passwordBody = z.strictObject({ current: z.string().max(200), next: newPassword });

/** POST /api/setup: the first administrator and the body. */
export const setupBody = z.strictObject({
  token: secret,
  tenantName: textSchema(LIMITS.title, { line: true }),
  loginName,
  name: personName,
  password: newPassword,
});

/** POST /api/invites/:token */
export const acceptInviteBody = z.strictObject({ loginName, name: personName, password: newPassword });

/** POST /api/admin/units, PATCH /api/admin/units/:id */
export const unitBody = z.strictObject({ name: textSchema(LIMITS.title, { line: true }) });

/** POST /api/admin/invites */
export const inviteBody = z
  .strictObject({ role: z.enum(STAFF_ROLES), unitId: idSchema.nullable(), name: personName })
  .refine(
    (invite) => (invite.role === 'department') === (invite.unitId !== null),
    'department officers have a department',
  );

/** PATCH /api/admin/accounts/:id */
export const accountBody = z.strictObject({ disabled: z.boolean() });

/** POST /api/sessions/:code/replay/captions?version=…; the body is the file, whatever its kind as text/vtt. */
export const captionsQuery = z.object({ version: z.coerce.number().int().min(0) });

/** PATCH /api/admin/recording */
export const recordingBody = z.strictObject({ keepDays: z.int().min(1).max(3650).nullable() });

/** POST /api/verification */
export const verificationBody = z.strictObject({ phone: z.string().regex(/^1[3-9]\d{9}$/) });

/** POST /api/verification/confirm */
export const confirmBody = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
