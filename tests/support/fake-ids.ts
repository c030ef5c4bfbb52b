/** Ids that come out the same in every run: counted, in the shapes of the real ones. */
import type { Ids } from '#server/ports/ids.ts';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Ids counted from `start`; two with different starts never meet (below a thousand million ids). */
export function createFakeIds(start = 0): Ids {
  let last = start * 1_000_000_000;
  const next = (): number => {
    last += 1;
    return last;
  };
  return {
    id: (prefix) => `${prefix}_${next().toString().padStart(8, '0')}`,
    sessionCode: () => inAlphabet(next(), 6),
    receiptCode: () => (inAlphabet(next(), 12).match(/.{4}/g) ?? []).join('-'),
    secret: () => `secret${next().toString().padStart(37, '0')}`,
  };
}

function inAlphabet(number: number, length: number): string {
  let rest = number;
  let text = '';
  while (text.length < length) {
    text = (ALPHABET[rest % ALPHABET.length] ?? '') + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
