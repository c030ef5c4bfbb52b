/** One browser's worth of HTTP: keeps cookies, names its origin, speaks JSON. */
import { randomUUID } from 'node:crypto';
import type { CommandName, InputOf, ReplyOf } from '#shared/contract/catalogue.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export class HttpClient {
  readonly url: string;
  readonly #cookies: Map<string, string>;

  constructor(url: string, cookies = new Map<string, string>()) {
    this.url = url;
    this.#cookies = cookies;
  }

  /** The same browser at another server. */
  at(url: string): HttpClient {
    return new HttpClient(url, this.#cookies);
  }

  /** The Cookie header that this client sends. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async request(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { origin: this.url, 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...rest] = pair.split('=');
      this.#cookies.set(name, rest.join('='));
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** GET of a value. */
  async get<T>(path: string): Promise<T> {
    const answer = await this.request('GET', path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }

  /** POST of a form; the result as the server words it. */
  async post<T>(path: string, body: unknown): Promise<Result<T>> {
    return JSON.parse((await this.request('POST', path, JSON.stringify(body))).text) as Result<T>;
  }

  /** Sends a command without a socket. */
  command<N extends CommandName>(
    name: N,
    payload: InputOf<N>,
    options: {
      readonly sessionId?: string;
      readonly as?: 'citizen' | 'staff';
      readonly commandId?: string;
    } = {},
  ): Promise<Result<ReplyOf<N>>> {
    const { sessionId, as = 'staff', commandId = randomUUID() } = options;
    return this.post('/api/commands', {
      as,
      name,
      commandId,
      payload,
      ...(sessionId === undefined ? {} : { sessionId }),
    });
  }

  /** As {@link command}, for what must succeed. */
  async must<N extends CommandName>(
    name: N,
    payload: InputOf<N>,
    options: Parameters<HttpClient['command']>[2] = {},
  ): Promise<ReplyOf<N>> {
    const result = await this.command(name, payload, options);
    if (!result.ok) throw new Error(`${name} was refused: ${result.code} ${result.detail ?? ''}`);
    return result.value;
  }
}
