/** What is typed into an encoder so that its picture arrives here. */
import type { SiteView } from '#shared/contract/http.ts';

/** One protocol that encoders speak, with the address they send to; the key is the same for all of them. */
export interface WayIn {
  readonly protocol: 'whip' | 'rtmp';
  readonly address: string;
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
