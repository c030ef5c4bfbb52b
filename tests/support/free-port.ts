/** Ports that nobody listens on. */
import { once } from 'node:events';
import { createServer } from 'node:net';

const given = new Set<number>();

/** A free TCP port, never the same one twice in this process. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    const server = createServer();
    server.listen(0, host);
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    if (address === null || typeof address === 'string') throw new Error('listening gave no port');
    if (given.has(address.port)) continue;
    given.add(address.port);
    return address.port;
  }
}
