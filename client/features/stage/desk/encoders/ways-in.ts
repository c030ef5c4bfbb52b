/** What is typed into an encoder so that its picture arrives here. */

/** One protocol that encoders speak, with the address they send to; the key is the same for all of them. */
export interface WayIn {
  readonly protocol: 'whip';
  readonly address: string;
}

/** Every way that this server offers. `origin` is the public one: an encoder stands in another building. */
export function waysIn(origin: string, code: string): readonly WayIn[] {
  return [{ protocol: 'whip', address: `${origin}/whip/${code}` }];
}
