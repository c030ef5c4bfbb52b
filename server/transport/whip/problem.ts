/** Answers refusals to encoders and players as problem details (RFC 9457): they speak no language of this product. */
import type { ErrorRequestHandler, Response } from 'express';
import { statusOf } from '#shared/kernel/refusals.ts';
import type { Refused } from '#shared/kernel/result.ts';

/** Refusals that HTTP itself knows, beside those of the product. */
const HTTP_PROBLEMS = {
  method_not_allowed: 405,
  tag_stale: 412,
  too_large: 413,
  wrong_content_type: 415,
  tag_missing: 428,
} as const;

export function sendRefused(response: Response, refused: Refused): void {
  const { code, detail, retryAfterMs } = refused;
  if (retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  if (code === 'wrong_credentials') response.set('WWW-Authenticate', 'Bearer');
  send(response, statusOf(code), code, detail);
}

export function sendProblem(response: Response, code: keyof typeof HTTP_PROBLEMS, detail?: string): void {
  send(response, HTTP_PROBLEMS[code], code, detail);
}

function send(response: Response, status: number, code: string, detail: string | undefined): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: code,
        status,
        ...(detail === undefined ? {} : { detail }),
      }),
    );
}

/** What the body parser throws about a request; everything else goes on to the last stop. */
export const bodyProblems: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  if (status === 413) sendProblem(response, 'too_large');
  else if (status === 415) sendProblem(response, 'wrong_content_type');
  else next(error);
};
