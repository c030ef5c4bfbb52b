/** Shapes of identifiers. Ids are made by the server's `Ids` port; commandIds by clients. */
import { z } from 'zod';

/** Any id made by the server: a short prefix, `_`, then URL-safe characters. */
export const idSchema = z.string().regex(/^[a-z]{1,4}_[A-Za-z0-9_-]{6,40}$/);

/** Made by the client once per intention, so that a retry changes nothing twice. */
export const commandIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** The public code of a session, as in `/s/<code>`: 6 letters and figures that cannot be confused. */
export const sessionCodeSchema = z.string().regex(/^[A-HJ-NP-Z2-9]{6}$/);

/** The private receipt code of an author: `7F3K-29QD-M4XV`. Long enough that guessing is hopeless. */
export const receiptCodeSchema = z.string().regex(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);

/** Name of a session's stream. */
export function sessionStream(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Name of a follow-up item's stream. */
export function followupStream(itemId: string): string {
  return `followup:${itemId}`;
}
