/** Parses bodies and path parameters: what comes out has the declared shape, everything else is refused. */
import type { Request } from 'express';
import type { z } from 'zod';
import { idSchema } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';

/** Fields that hold a new password: too short a one deserves better words than "bad request". */
const PASSWORD_FIELDS: readonly unknown[] = ['password', 'next'];
const LONGEST_DETAIL = 200;
const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;

/** The body as the schema says, or a refusal that names fields and faults but repeats nothing of what was sent. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const { issues } = parsed.error;
  if (issues.every(({ path, code }) => code === 'too_small' && PASSWORD_FIELDS.includes(path[0]))) {
    return refuse('weak_password');
  }
  const faults = issues.map(({ path, code }) => `${path.join('.') || 'body'}: ${code}`);
  return refuse('bad_request', faults.join(', ').slice(0, LONGEST_DETAIL));
}

/** The secret of a link like `/join/<token>`; null for anything that no link can hold. */
export function tokenParam(request: Request): string | null {
  const token = request.params['token'];
  return typeof token === 'string' && TOKEN.test(token) ? token : null;
}

/** The id in a path; null for anything that is none. */
export function idParam(request: Request): string | null {
  const parsed = idSchema.safeParse(request.params['id']);
  return parsed.success ? parsed.data : null;
}
