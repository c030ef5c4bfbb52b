/** Cleaning and checking of text typed by people, before it is stored or shown. */
import { z } from 'zod';

/** Bidirectional overrides and isolates, zero-width marks, non-characters. */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const CONTROL = /\p{Cc}/gu;
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Normalises (NFC), drops unsafe characters, trims, folds runs of blank lines. */
export function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
    .replace(INVISIBLE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** As {@link cleanText}, on one line. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ');
}

/** Schema of a text of up to `max` characters (code points), cleaned; blank is refused unless `allowEmpty`. */
export function textSchema(
  max: number,
  options: { readonly allowEmpty?: boolean; readonly line?: boolean } = {},
) {
  return z
    .string()
    .max(max * 4)
    .refine((raw) => !LONE_SURROGATE.test(raw), 'lone surrogate')
    .transform(options.line === true ? cleanLine : cleanText)
    .refine((text) => Array.from(text).length <= max, 'too long')
    .refine((text) => options.allowEmpty === true || text.length > 0, 'empty');
}
