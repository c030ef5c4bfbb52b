/** Identifiers and unguessable codes. */
export interface Ids {
  /** A new id with a short prefix: `q_…`. */
  id(prefix: string): string;
  /** Public code of a session: six unmistakable characters. */
  sessionCode(): string;
  /** Private receipt code: 12 unmistakable characters in groups of four (59 bits). */
  receiptCode(): string;
  /** A secret for links and cookies, 256 bits, URL-safe. */
  secret(): string;
}
