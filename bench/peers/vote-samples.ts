/** The votes that the store and its peers are given: the same sizes, in an order that is nobody's friend. */
import { createHash } from 'node:crypto';

/** Votes per transaction, for everybody. */
export const BATCH = 50;

export const POLL_ID = 'po_benchmark0000';
export const ANSWER = { choice: 1 };

/** The person of a numbered vote; names come in no order, as in life. */
export function personOf(number: number): string {
  return `p_${createHash('md5').update(String(number)).digest('base64url').slice(0, 16)}`;
}

export function commandOf(number: number): string {
  return `command-${String(number).padStart(10, '0')}`;
}

/** Votes per second, whole. */
export function perSecond(votes: number, beganMs: number): number {
  return Math.round((votes * 1000) / (performance.now() - beganMs));
}
