/** Answers a Result over HTTP: the status of its refusal, and when trying again makes sense. */
import type { Response } from 'express';
import { statusOf } from '#shared/kernel/refusals.ts';
import type { Refused, Result } from '#shared/kernel/result.ts';

/** The whole result, as forms and commands answer it: `{ok:true, value}` or a refusal. */
export function sendResult(response: Response, result: Result<unknown>): void {
  if (result.ok) response.status(200).json({ ok: true, value: result.value });
  else sendRefusal(response, result);
}

/** The value alone, as plain reads answer it, or a refusal. */
export function sendValue(response: Response, result: Result<unknown>): void {
  if (result.ok) response.status(200).json(result.value);
  else sendRefusal(response, result);
}

/** A refusal with the status of its code. */
export function sendRefusal(response: Response, refused: Refused): void {
  const { code, detail, retryAfterMs } = refused;
  if (retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  response.status(statusOf(code)).json({
    ok: false,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
