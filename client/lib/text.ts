/** Counting text as the server does. */

/** Characters as the server counts them: code points, so that a rare character is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
