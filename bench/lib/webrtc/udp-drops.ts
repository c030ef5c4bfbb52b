/** What the kernel threw away because nobody read it: how a crowd that does not read counts what reached it. */
import { readFileSync } from 'node:fs';

/** Datagrams dropped by the sockets bound to these ports, from the text of /proc/net/udp. */
export function parseUdpDrops(table: string, ports: ReadonlySet<number>): number {
  let drops = 0;
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const port = Number.parseInt((fields[1] ?? '').split(':')[1] ?? '', 16);
    if (ports.has(port)) drops += Number(fields[12]);
  }
  return drops;
}

/** The same of this machine, now. */
export function udpDrops(ports: ReadonlySet<number>): number {
  return parseUdpDrops(readFileSync('/proc/net/udp', 'utf8'), ports);
}
