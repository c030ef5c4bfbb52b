/** Frees what hangs on a transport or a stream, also when it closed before anybody could listen. */

interface Closable {
  readonly closed: boolean;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
}

/** Runs once: when it closes, or now when it is closed already. */
export function whenClosed({ closed, observer }: Closable, run: () => void): void {
  if (closed) run();
  else observer.once('close', run);
}
