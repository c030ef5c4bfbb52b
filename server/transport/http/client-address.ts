/** The address that limits count by. */
import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/**
 * Address of the peer, or of the client behind a trusted proxy (Express decides by `trust proxy`). One household
 * owns a whole IPv6 network of 64 bits, so that network counts as one address.
 */
export function clientAddress(request: Request): string {
  return addressKey(request.ip ?? 'unknown');
}

export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
