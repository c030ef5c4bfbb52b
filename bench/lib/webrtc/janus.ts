/** Watching a mountpoint of Janus by its own HTTP interface, without a browser. */
import { randomUUID } from 'node:crypto';
import { parse } from 'sdp-transform';
import { z } from 'zod';
import { type Identity, type PreparedPath, preparePath, type WebrtcPath } from './path.ts';
import { HOST_PRIORITY } from './stun.ts';

export interface JanusScreen {
  readonly url: string;
  readonly mountpoint: number;
}

const createdSchema = z.object({ data: z.object({ id: z.number() }) });
const offerSchema = z.object({ jsep: z.object({ type: z.literal('offer'), sdp: z.string() }) });

async function ask(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ ...body, transaction: randomUUID() }),
  });
  return response.json();
}

async function idOf(answer: Promise<unknown>): Promise<number> {
  return createdSchema.parse(await answer).data.id;
}

/** Events come by long polling; those without an offer are of no interest. */
async function nextOffer(session: string): Promise<string> {
  for (;;) {
    const event: unknown = await (await fetch(`${session}?maxev=1`)).json();
    const offer = offerSchema.safeParse(event);
    if (offer.success) return offer.data.jsep.sdp;
  }
}

/** Joins as one viewer. */
export async function openJanusPath(
  { url, mountpoint }: JanusScreen,
  identity: Identity,
): Promise<WebrtcPath> {
  const session = `${url}/janus/${await idOf(ask(`${url}/janus`, { janus: 'create' }))}`;
  const plugin = 'janus.plugin.streaming';
  const handle = `${session}/${await idOf(ask(session, { janus: 'attach', plugin }))}`;
  await ask(handle, { janus: 'message', body: { request: 'watch', id: mountpoint } });
  const offer = parse(await nextOffer(session));
  const [media] = offer.media;
  const candidate = media?.candidates?.find(({ transport }) => transport.toLowerCase() === 'udp');
  const usernameFragment = media?.iceUfrag ?? offer.iceUfrag;
  const password = media?.icePwd ?? offer.icePwd;
  if (media === undefined || candidate === undefined) throw new Error('Janus offers no UDP');
  if (usernameFragment === undefined || password === undefined) throw new Error('Janus offers no ICE');
  const ice = { usernameFragment: String(usernameFragment), password };
  const prepared = await preparePath({ address: candidate.ip, port: candidate.port, ice, lite: false });
  const sdp = answerFor(media, prepared, identity);
  await ask(handle, { janus: 'message', body: { request: 'start' }, jsep: { type: 'answer', sdp } });
  return prepared.open(identity);
}

function answerFor(
  media: ReturnType<typeof parse>['media'][number],
  { local, localAddress, localPort }: PreparedPath,
  { fingerprint }: Identity,
): string {
  const [codec] = media.rtp;
  const lines = [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${media.mid}`],
    ...[`m=video 9 UDP/TLS/RTP/SAVPF ${codec?.payload}`, 'c=IN IP4 127.0.0.1', `a=mid:${media.mid}`],
    ...['a=recvonly', 'a=rtcp-mux', `a=rtpmap:${codec?.payload} ${codec?.codec}/${codec?.rate}`],
    ...[`a=ice-ufrag:${local.usernameFragment}`, `a=ice-pwd:${local.password}`],
    ...[`a=fingerprint:sha-256 ${fingerprint}`, 'a=setup:active'],
    ...[`a=candidate:1 1 udp ${HOST_PRIORITY} ${localAddress} ${localPort} typ host`, 'a=end-of-candidates'],
  ];
  return `${lines.join('\r\n')}\r\n`;
}
