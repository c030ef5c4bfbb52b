/** A page of somebody else's making, on another origin, with the WHIP and WHEP clients of the npm registry. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

const PAGE = `<!doctype html><video id="picture" autoplay muted playsinline></video><script type="module">
import { WHIPClient } from '/whip.js';
import { WHEPClient } from '/whep.js';
window.clients = { WHIPClient, WHEPClient };
</script>`;

/** Serves the page and the clients on a port of their own. */
export async function serveThirdParty() {
  const require = createRequire(import.meta.url);
  const files = new Map([
    ['/whip.js', require.resolve('whip-whep/whip.js')],
    ['/whep.js', require.resolve('whip-whep/whep.js')],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) response.setHeader('content-type', 'text/html').end(PAGE);
    else {
      response.setHeader('content-type', 'text/javascript');
      createReadStream(file).pipe(response);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    open: async (browser: Browser): Promise<Page> => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => 'clients' in window);
      return page;
    },
    close: () => void server.close(),
  };
}

interface Client {
  readonly resourceURL: string;
  readonly etag?: string;
  readonly token?: string;
  stop(): Promise<void>;
}

declare global {
  interface Window {
    clients: {
      WHIPClient: new () => Client & {
        publish(pc: RTCPeerConnection, url: string, token?: string): Promise<void>;
      };
      WHEPClient: new () => Client & { view(pc: RTCPeerConnection, url: string): Promise<void> };
    };
    running: { pc: RTCPeerConnection; client: Client };
  }
}

export interface EncoderOptions {
  readonly url: string;
  readonly token: string;
  /** Offers only this codec for the picture. */
  readonly codec?: string;
  readonly simulcast?: boolean;
  /** Fills the picture with one colour instead of the test picture. */
  readonly colour?: string;
}

/** Publishes camera and microphone, or a picture of one colour. */
export function encode(page: Page, options: EncoderOptions): Promise<void> {
  return page.evaluate(async ({ url, token, codec, simulcast, colour }) => {
    const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    const wanted = { audio: true, video: { width: 640, height: 360 } };
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    if (colour !== undefined) {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
      const context = canvas.getContext('2d');
      setInterval(() => {
        if (context === null) return;
        context.fillStyle = colour;
        context.fillRect(0, 0, 640, 360);
      }, 40);
      for (const track of stream.getVideoTracks()) stream.removeTrack(track);
      for (const track of canvas.captureStream(25).getTracks()) stream.addTrack(track);
    }
    for (const track of stream.getTracks()) {
      const layers = [{ rid: 'l', scaleResolutionDownBy: 2 }, { rid: 'h' }];
      const sendEncodings = simulcast === true && track.kind === 'video' ? layers : [{}];
      const sender = pc.addTransceiver(track, { direction: 'sendonly', streams: [stream], sendEncodings });
      if (codec === undefined || track.kind !== 'video') continue;
      const known = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
      sender.setCodecPreferences(known.filter(({ mimeType }) => mimeType === codec));
    }
    const client = new window.clients.WHIPClient();
    window.running = { pc, client };
    await client.publish(pc, url, token);
  }, options);
}

/** Watches what is on air. */
export function play(page: Page, url: string): Promise<void> {
  return page.evaluate(async (from) => {
    const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    const video = document.querySelector('video');
    const stream = new MediaStream();
    if (video !== null) video.srcObject = stream;
    pc.ontrack = ({ track }) => stream.addTrack(track);
    pc.addTransceiver('video', { direction: 'recvonly' });
    pc.addTransceiver('audio', { direction: 'recvonly' });
    const client = new window.clients.WHEPClient();
    window.running = { pc, client };
    await client.view(pc, from);
  }, url);
}

export const stop = (page: Page): Promise<void> => page.evaluate(() => window.running.client.stop());

/**
 * Begins the path anew; answers our credentials before and after. Not with the client's own `restart`, which writes
 * several candidates as one line.
 */
export function restartPath(page: Page): Promise<{ before: string; after: string; etag: string }> {
  return page.evaluate(async () => {
    const { pc, client } = window.running;
    const find = (text: string, name: string) => new RegExp(`a=${name}:(\\S+)`).exec(text)?.[1] ?? '';
    const credentials = (text: string) => [find(text, 'ice-ufrag'), find(text, 'ice-pwd')];
    const remote = pc.remoteDescription?.sdp ?? '';
    const offer = await pc.createOffer({ iceRestart: true });
    await pc.setLocalDescription(offer);
    const [ufrag, password] = credentials(offer.sdp ?? '');
    const response = await fetch(client.resourceURL, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/trickle-ice-sdpfrag',
        'if-match': client.etag ?? '',
        authorization: `Bearer ${client.token ?? ''}`,
      },
      body: `a=ice-ufrag:${ufrag}\r\na=ice-pwd:${password}\r\n`,
    });
    const fragment = await response.text();
    const [before = '', oldPassword = ''] = credentials(remote);
    const [after = '', newPassword = ''] = credentials(fragment);
    const sdp = remote.replaceAll(before, after).replaceAll(oldPassword, newPassword);
    await pc.setRemoteDescription({ type: 'answer', sdp });
    return { before, after, etag: response.headers.get('etag') ?? '' };
  });
}

export interface StreamStats {
  readonly state: string;
  readonly srtpCipher: string;
  readonly framesEncoded: number;
  readonly framesDecoded: number;
  readonly audioPackets: number;
  readonly codec: string;
  readonly width: number;
  /** Of the largest layer that is sent at present. */
  readonly sentWidth: number;
  readonly currentTime: number;
}

/** What the browser says of the running connection. */
export async function statsOf(page: Page): Promise<StreamStats> {
  const { reports, ...seen } = await page.evaluate(async () => {
    const { pc } = window.running;
    const all: Record<string, unknown>[] = [];
    for (const report of (await pc.getStats()).values()) all.push({ ...report });
    const video = document.querySelector('video');
    const { videoWidth: width = 0, currentTime = 0 } = video ?? {};
    return { state: pc.connectionState, width, currentTime, reports: all };
  });
  const of = (type: string, kind?: string) =>
    reports.find((report) => report['type'] === type && (kind === undefined || report['kind'] === kind));
  const sent = of('outbound-rtp', 'video');
  const received = of('inbound-rtp', 'video');
  const sound = of('outbound-rtp', 'audio') ?? of('inbound-rtp', 'audio');
  const codecId = (sent ?? received)?.['codecId'];
  const layers = reports.filter(
    (report) => report['type'] === 'outbound-rtp' && numberOf(report['framesPerSecond']) > 0,
  );
  return {
    ...seen,
    srtpCipher: textOf(of('transport')?.['srtpCipher']),
    framesEncoded: numberOf(sent?.['framesEncoded']),
    sentWidth: Math.max(0, ...layers.map((layer) => numberOf(layer['frameWidth']))),
    framesDecoded: numberOf(received?.['framesDecoded']),
    audioPackets: numberOf(sound?.['packetsSent'] ?? sound?.['packetsReceived']),
    codec: textOf(reports.find((report) => report['id'] === codecId)?.['mimeType']),
  };
}

/** The colour in the middle of the picture, as the channel that stands out. */
export function colourOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    const context = Object.assign(document.createElement('canvas'), { width: 2, height: 2 }).getContext('2d');
    if (video === null || context === null || video.videoWidth === 0) return 'none';
    context.drawImage(video, 0, 0, 2, 2);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    const named = Object.entries({ red, green, blue }).filter(([, value]) => value > 150);
    return named.map(([name]) => name).join(' ');
  });
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
