/** One-time codes of citizens. Rules A16, A17 in shared/features/accounts/SPEC.md. */

const CODE_LENGTH = 6;
/** How long a code holds [A16]. */
export const CODE_MS = 5 * 60_000;
/** Wrong tries after which a code is dead [A16]. */
export const CODE_TRIES = 5;
const BETWEEN_CODES_MS = 60_000;
const CODES_PER_WINDOW = 5;
/** What was sent earlier than this is forgotten [A17]. */
export const CODE_WINDOW_MS = 60 * 60_000;

/** Times of earlier codes that still count. */
export function recentCodes(sentAt: readonly number[], nowMs: number): readonly number[] {
  return sentAt.filter((at) => at > nowMs - CODE_WINDOW_MS);
}

/** Milliseconds until another code may be sent to the same person or phone; 0 for now [A17]. */
export function waitForCode(sentAt: readonly number[], nowMs: number): number {
  const recent = recentCodes(sentAt, nowMs);
  const last = recent.at(-1);
  if (last === undefined) return 0;
  const afterLast = last + BETWEEN_CODES_MS - nowMs;
  const oldest = recent.at(-CODES_PER_WINDOW);
  const afterOldest = oldest === undefined ? 0 : oldest + CODE_WINDOW_MS - nowMs;
  return Math.max(0, afterLast, afterOldest);
}

/**
 * Six figures out of random secrets: the figures among their characters, in order. Every figure is as likely as
 * any other in such a text, so no other source of chance is needed. Throws when the secrets hold none.
 */
export function codeFrom(newSecret: () => string): string {
  let figures = '';
  for (let drawn = 0; drawn < 100 && figures.length < CODE_LENGTH; drawn += 1) {
    figures += newSecret().replaceAll(/[^0-9]/g, '');
  }
  if (figures.length < CODE_LENGTH) throw new Error('secrets without figures make no code');
  return figures.slice(0, CODE_LENGTH);
}
