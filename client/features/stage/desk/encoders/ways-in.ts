/** What is typed into an encoder so that its picture arrives here. */
import { isThisMachine } from '#client/session/public-origin.ts';
import type { SiteView } from '#shared/contract/http.ts';

/** One protocol that encoders speak, with the address they send to; the key is the same for all of them. */
export interface WayIn {
  readonly protocol: 'whip' | 'rtmp';
  readonly address: string;
}

/** Nobody else reaches such an address: the server listens on its own machine only, or does not know better. */
export function isOnlyHere(ways: readonly WayIn[]): boolean {
  return ways.some(({ address }) => isThisMachine(new URL(address).hostname));
}

/** Every way that this server offers. `origin` is the public one: an encoder stands in another building. */
export function waysIn(
  origin: string,
  code: string,
  { rtmpPort }: Pick<SiteView, 'rtmpPort'>,
): readonly WayIn[] {
  const { hostname } = new URL(origin);
  const rtmp: WayIn = { protocol: 'rtmp', address: `rtmp://${hostname}:${rtmpPort}/live` };
  return [{ protocol: 'whip', address: `${origin}/whip/${code}` }, ...(rtmpPort === null ? [] : [rtmp])];
}
