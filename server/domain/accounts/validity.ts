/** How long sign-ins and invitations hold. Rules A7, A11 in shared/features/accounts/SPEC.md. */

const HOUR_MS = 60 * 60_000;
/** A working day with its evening session [A7]. */
export const SIGN_IN_MS = 12 * HOUR_MS;
/** Long enough for somebody who is in the office once a week [A11]. */
export const INVITE_MS = 7 * 24 * HOUR_MS;

/** The ISO time that lies `durationMs` after `nowMs`. */
export function endOf(nowMs: number, durationMs: number): string {
  return new Date(nowMs + durationMs).toISOString();
}

/** Whether something that ends at `expiresAt` is over. */
export function isOver(expiresAt: string, nowMs: number): boolean {
  return Date.parse(expiresAt) <= nowMs;
}

/** Whether an invitation can still be accepted [A11]. */
export function isInviteOpen(
  invite: { readonly usedAt: string | null; readonly expiresAt: string },
  nowMs: number,
): boolean {
  return invite.usedAt === null && !isOver(invite.expiresAt, nowMs);
}
