/** Ids that the browser makes itself. */

/** A new command id: one per intention, kept over retries so that nothing is done twice. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  // 15 bytes are 20 characters of URL-safe base64.
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
