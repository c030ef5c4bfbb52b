/** Requests to our own server. Nothing here throws: the answer is a value or a failure with a code. */
import { REFUSALS, type RefusalCode } from '#shared/kernel/refusals.ts';
import { ok } from '#shared/kernel/result.ts';
import { READING, takeEarly } from './early.ts';
import { type Failed, fail, type Outcome } from './outcome.ts';

const TIMEOUT_MS = 15_000;
/** An early answer that has not come by then is stuck: a request of its own comes sooner. */
const EARLY_PATIENCE_MS = 5_000;

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Sent as it is instead of a body in JSON. */
  readonly file?: { readonly type: string; readonly content: BodyInit };
  readonly timeoutMs?: number;
}

/** Reads a resource that answers the value itself. */
export async function getJson<T>(path: string): Promise<Outcome<T>> {
  const response = await request(path, {});
  if ('code' in response) return response;
  const value: T | null = await readBody(response);
  return value === null ? fail('internal') : ok(value);
}

/** Sends a form or a command, which answer `{ok, value}`. */
export async function sendJson<T>(path: string, options: RequestOptions): Promise<Outcome<T>> {
  const response = await request(path, { method: 'POST', ...options });
  if ('code' in response) return response;
  const answer: Outcome<T> | null = await readBody(response);
  return answer ?? fail('internal');
}

/** As {@link sendJson} with POST. */
export function postJson<T>(path: string, body: unknown): Promise<Outcome<T>> {
  return sendJson(path, { body });
}

async function request(path: string, options: RequestOptions): Promise<Response | Failed> {
  const { method = 'GET', timeoutMs = TIMEOUT_MS } = options;
  const patienceMs = Math.min(EARLY_PATIENCE_MS, timeoutMs);
  const early = method === 'GET' ? await takeEarly(path, patienceMs) : null;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const how: RequestInit = method === 'GET' ? READING : { cache: 'no-store', ...contentOf(options) };
    const response =
      early ?? (await fetch(path, { credentials: 'same-origin', ...how, method, signal: abort.signal }));
    return response.ok ? response : await refusalOf(response);
  } catch {
    return fail(abort.signal.aborted ? 'timed_out' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

function contentOf({ body, file }: RequestOptions): RequestInit {
  const type = file?.type ?? 'application/json';
  return { headers: { 'content-type': type }, body: file?.content ?? JSON.stringify(body ?? {}) };
}

async function readBody<T>(response: Response): Promise<T | null> {
  try {
    const value: T = await response.json();
    return value;
  } catch {
    return null;
  }
}

async function refusalOf(response: Response): Promise<Failed> {
  const body = await readBody<{ code?: unknown; retryAfterMs?: unknown }>(response);
  const code = isRefusalCode(body?.code) ? body.code : codeOfStatus(response.status);
  return typeof body?.retryAfterMs === 'number'
    ? { ok: false, code, retryAfterMs: body.retryAfterMs }
    : { ok: false, code };
}

/** Whether a word from outside is one of our refusals. */
export function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.keys(REFUSALS).includes(code);
}

/** Something between us and the server answered: a proxy, a captive portal. */
function codeOfStatus(status: number): Failed['code'] {
  if (status === 404) return 'not_found';
  if (status === 401) return 'sign_in_required';
  if (status === 403) return 'forbidden';
  if (status === 413) return 'too_large';
  if (status === 429) return 'too_fast';
  if (status === 502 || status === 503 || status === 504) return 'overloaded';
  return 'internal';
}
