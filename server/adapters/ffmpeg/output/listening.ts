/** When a program that was started listens on its port: what is sent to it before is lost. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux's tables of UDP sockets, addresses and ports in hexadecimal. */
const TABLES = ['/proc/net/udp', '/proc/net/udp6'];
const LOOK_MS = 20;
const PATIENCE_MS = 5_000;

/** Resolves then; after some seconds, or where the system does not tell, all the same. */
export async function whenListening(port: number, signal: AbortSignal): Promise<void> {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  const deadline = performance.now() + PATIENCE_MS;
  while (!signal.aborted && performance.now() < deadline) {
    const tables = await Promise.all(TABLES.map((path) => readFile(path, 'utf8').catch(() => '')));
    const lines = tables.flatMap((table) => table.split('\n').slice(1));
    if (lines.length === 0 || lines.some((line) => localAddress(line).endsWith(ending))) return;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** ` 4: 0100007F:9C40 00000000:0000 …`: the first address is our end. */
function localAddress(line: string): string {
  return `${line.trim().split(/\s+/)[1] ?? ''} `;
}
