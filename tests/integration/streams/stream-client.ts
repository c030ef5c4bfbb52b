/** Plain requests of an encoder or a player, without a browser's help. */
import type { LiveSession, TestServer } from '#tests/support/test-server.ts';

export const SDP = { 'content-type': 'application/sdp' };
export const FRAGMENT = { 'content-type': 'application/trickle-ice-sdpfrag' };
export const TRICKLE = 'a=ice-ufrag:KyGh\r\na=ice-pwd:yKR5UlF6jqgaj0zEUMJjwfgj\r\na=end-of-candidates\r\n';
export const RESTART = 'a=ice-ufrag:Fresh\r\na=ice-pwd:aFreshPasswordOfSomeLength\r\n';

export function bearer(token: string) {
  return { authorization: `Bearer ${token}` };
}

export interface Opened {
  readonly url: string;
  readonly etag: string;
  readonly response: Response;
  readonly answer: string;
}

export function streamClient(server: Pick<TestServer, 'url'>, { code }: Pick<LiveSession, 'code'>) {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/${path}`, { method: 'POST', headers: { ...SDP, ...headers }, body });
  const opened = async (response: Response): Promise<Opened> => {
    const answer = await response.text();
    if (response.status !== 201) throw new Error(`${response.status} ${answer}`);
    const { headers } = response;
    const url = new URL(headers.get('location') ?? '', response.url).href;
    return { url, etag: headers.get('etag') ?? '', response, answer };
  };
  return {
    post,
    /** Opens an encoder's stream, answered however it may be. */
    publish: (token: string, offer: string, path = `whip/${code}`) => post(path, offer, bearer(token)),
    /** The same for what must succeed. */
    mustPublish: async (token: string, offer: string) =>
      opened(await post(`whip/${code}`, offer, bearer(token))),
    watch: (offer: string) => post(`whep/${code}`, offer),
    mustWatch: async (offer: string) => opened(await post(`whep/${code}`, offer)),
    patch: (url: string, body: string, headers: Record<string, string>) =>
      fetch(url, { method: 'PATCH', headers: { ...FRAGMENT, ...headers }, body }),
    remove: (url: string, headers: Record<string, string> = {}) => fetch(url, { method: 'DELETE', headers }),
  };
}
