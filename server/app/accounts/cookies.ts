/** Reads and writes the two cookies: the device's person and the sign-in of staff. */

export const DEVICE_COOKIE = 'yst_device';
export const STAFF_COOKIE = 'yst_staff';
/** A receipt is followed for months: the device stays the same person for a year after each visit. */
const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/** The value of a cookie in a Cookie header, or null. The first of several of one name counts. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/**
 * A Set-Cookie value. Never read by scripts, and not sent with requests that other sites start, except plain links
 * (Lax), so that a link in a message opens the page as the same person.
 */
function setCookie(name: string, value: string, secure: boolean, maxAgeSeconds: number): string {
  const always = `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return secure ? `${always}; Secure` : always;
}

export function deviceCookie(value: string, secure: boolean): string {
  return setCookie(DEVICE_COOKIE, value, secure, DEVICE_SECONDS);
}

export function staffCookie(value: string, secure: boolean, seconds: number): string {
  return setCookie(STAFF_COOKIE, value, secure, seconds);
}

/** Makes the browser forget the sign-in. */
export function endStaffCookie(secure: boolean): string {
  return setCookie(STAFF_COOKIE, '', secure, 0);
}
