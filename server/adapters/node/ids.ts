/** Ids and codes from the machine's random source. */
import { randomBytes } from 'node:crypto';
import type { Ids } from '#server/ports/ids.ts';

/** Without I, O, 0 and 1. Its 32 characters share out a random byte evenly. */
const UNMISTAKABLE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ID_BYTES = 12;
const SECRET_BYTES = 32;

export function createNodeIds(): Ids {
  return {
    id: (prefix) => `${prefix}_${randomBytes(ID_BYTES).toString('base64url')}`,
    sessionCode: () => code(6),
    receiptCode: () => `${code(4)}-${code(4)}-${code(4)}`,
    secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
  };
}

function code(length: number): string {
  return Array.from(randomBytes(length), (byte) => UNMISTAKABLE[byte % UNMISTAKABLE.length] ?? '').join('');
}
