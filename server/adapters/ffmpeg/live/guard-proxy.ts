/**
 * A proxy for the programs that fetch streams: it reaches only what the guard allows, at the moment of connecting, so
 * that neither a redirect nor a playlist nor a name that changes leads into our own network.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import type { Guard } from './address-guard.ts';

const PATIENCE_MS = 15_000;

export class GuardProxy {
  readonly #guard: Guard;
  #server: Promise<Server> | null = null;

  constructor(guard: Guard) {
    this.#guard = guard;
  }

  /** Where it listens, on this machine. */
  async url(): Promise<string> {
    this.#server ??= this.#open();
    const bound = (await this.#server).address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    const server = await this.#server;
    this.#server = null;
    server?.closeAllConnections();
    server?.close();
  }

  async #open(): Promise<Server> {
    const server = createServer((asked, response) => void this.#forward(asked, response));
    server.on('connect', (asked: IncomingMessage, client: Duplex) => void this.#tunnel(asked, client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  async #forward(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(asked.url ?? '');
      if (url.protocol !== 'http:') throw new Error('not http');
      const host = await this.#guard.resolve(url.hostname);
      const { 'proxy-connection': _hop, ...headers } = asked.headers;
      const { method = 'GET' } = asked;
      const path = `${url.pathname}${url.search}`;
      const onward = request({ host, port: url.port || 80, method, path, headers, agent: false });
      onward.setTimeout(PATIENCE_MS, () => onward.destroy());
      onward.once('error', () => fail(response));
      onward.once('response', (answer) => answerWith(response, answer));
      response.once('close', () => onward.destroy());
      asked.pipe(onward);
    } catch {
      fail(response);
    }
  }

  async #tunnel(asked: IncomingMessage, client: Duplex): Promise<void> {
    client.on('error', () => undefined);
    try {
      const { hostname, port } = new URL(`https://${asked.url}`);
      const onward = connect({ host: await this.#guard.resolve(hostname), port: Number(port || 443) });
      onward.setTimeout(PATIENCE_MS, () => onward.destroy());
      onward.once('error', () => client.destroy());
      onward.once('connect', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        pipeline(client, onward, client, () => undefined);
      });
      client.once('close', () => onward.destroy());
    } catch {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
  }
}

/** What a stranger's server answers may be nothing that can be answered: a status below 100, headers with line breaks. */
function answerWith(response: ServerResponse, answer: IncomingMessage): void {
  try {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
  } catch {
    answer.destroy();
    fail(response);
    return;
  }
  pipeline(answer, response, () => undefined);
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(403).end();
}
