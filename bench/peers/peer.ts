/** What every peer of the product does: listen, and send one text to all its sockets. */
import type { Server } from 'node:http';

/** The product's own interval: keeping alive costs every server the same. */
export const KEEP_ALIVE_MS = 25_000;

/** Calls of a peer that runs as a child. */
export interface PeerCalls {
  listen(): Promise<number>;
  broadcast(text: string): void;
}

/** A peer that runs. */
export interface Peer extends AsyncDisposable {
  readonly name: string;
  /** The process whose CPU time counts. */
  readonly pid: number;
  readonly kind: 'room' | 'plain';
  readonly port: number;
  readonly path: string;
  broadcast(text: string): Promise<void>;
}

export function portOf(http: Server): number {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the peer does not listen on a port');
  return address.port;
}
