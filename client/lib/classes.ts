/** Joins class names, leaving out what does not apply. */

/** `classes('a', isOn && 'b')` → `'a b'` or `'a'`. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
