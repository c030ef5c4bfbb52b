/** Where people go once they have an account. */

/** Loads the desk anew, so that nothing remembers the time before the account; the used link leaves the history. */
export function toDesk(): void {
  location.replace('/desk');
}
