/** The only place of the client that knows what time it is: the server's time, whatever the phone's own clock says. */

let offsetMs = 0;

/** Learns the server's time from an answer that has just arrived. */
export function learnServerTime(serverAt: string): void {
  const at = Date.parse(serverAt);
  if (Number.isFinite(at)) offsetMs = at - Date.now();
}

/** Milliseconds since 1970 by the server's clock. */
export function nowMs(): number {
  return Date.now() + offsetMs;
}

/** Chance for jitter, kept here with the other things that tests replace. */
export function chance(): number {
  return Math.random();
}
