/** One browser's worth of HTTP for the demo's people: keeps cookies, names its origin, sends commands. */
import { randomUUID } from 'node:crypto';
import type { CommandName, InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { Result } from '#shared/kernel/result.ts';

interface Place {
  readonly sessionId?: string;
  readonly as?: 'citizen' | 'staff';
}

export class Browser {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  #credentials: { readonly loginName: string; readonly password: string } | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** GET of a value. */
  async get<T>(path: string): Promise<T> {
    const text = await this.#request('GET', path);
    const value: T = JSON.parse(text);
    return value;
  }

  /** POST of a form; the result as the server words it. */
  async post<T>(path: string, body: unknown): Promise<Result<T>> {
    const text = await this.#request('POST', path, JSON.stringify(body));
    const result: Result<T> = JSON.parse(text);
    return result;
  }

  /** As {@link post}, for what must succeed. */
  async mustPost<T>(path: string, body: unknown): Promise<T> {
    return accepted(path, await this.post<T>(path, body));
  }

  /** Remembers who this is, so that a sign-in that ran out is renewed. */
  remember(loginName: string, password: string): void {
    this.#credentials = { loginName, password };
  }

  /** Sends a command; a refusal is a value. */
  async command<N extends CommandName>(
    name: N,
    payload: InputOf<N>,
    place: Place = {},
  ): Promise<Result<ReplyOf<N>>> {
    const { sessionId, as = 'staff' } = place;
    const where = sessionId === undefined ? {} : { sessionId };
    const send = () =>
      this.post<ReplyOf<N>>('/api/commands', { as, name, commandId: randomUUID(), payload, ...where });
    const result = await send();
    if (result.ok || result.code !== 'sign_in_required' || this.#credentials === null) return result;
    await this.post('/api/sign-in', this.#credentials);
    return send();
  }

  /** As {@link command}, for what must succeed. */
  async must<N extends CommandName>(name: N, payload: InputOf<N>, place: Place = {}): Promise<ReplyOf<N>> {
    return accepted(name, await this.command(name, payload, place));
  }

  async #request(method: string, path: string, body?: string): Promise<string> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { origin: this.#url, 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...rest] = pair.split('=');
      this.#cookies.set(name, rest.join('='));
    }
    return response.text();
  }
}

function accepted<T>(what: string, result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${what} was refused: ${result.code} ${result.detail ?? ''}`);
}

/** A device of its own that has visited once. */
export async function visit(url: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.get('/api/me');
  return browser;
}
