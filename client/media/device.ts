/** Loads the WebRTC code when it is first needed, and fits it to this browser and the room. */
import type { types } from 'mediasoup-client';
import { type Failed, fail as failed, type Outcome } from '#client/lib/outcome.ts';
import type { ReplyOf } from '#shared/contract/catalogue.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { lossesOf } from './lost-paths.ts';
import type { MediaSignalling } from './signalling.ts';
import { loadWebrtcCode } from './webrtc-code.ts';

/**
 * Asks for the room while the code is loading and looking at the browser: nobody waits for one after the other. Code
 * that cannot be loaded is `offline`: it may come later.
 */
export async function joinRoom(
  signalling: Pick<MediaSignalling, 'call'>,
  loadCode = loadWebrtcCode,
): Promise<Outcome<types.Device>> {
  const making = makeDevice(loadCode).catch(() => failed('offline'));
  const [joined, made] = await Promise.all([signalling.call('stage:mediaJoin', {}), making]);
  if (!joined.ok) return joined;
  return made.ok ? loadDevice(made.value, joined.value) : made;
}

/** Old WebViews have no WebRTC; `loadDevice` finds those without any codec of the room. */
async function makeDevice(loadCode: typeof loadWebrtcCode): Promise<Outcome<types.Device>> {
  const { Device } = await loadCode();
  return Device.factory().then(ok, failureOf);
}

async function loadDevice(
  device: types.Device,
  { routerRtpCapabilities }: ReplyOf<'stage:mediaJoin'>,
): Promise<Outcome<types.Device>> {
  return device.load({ routerRtpCapabilities }).then(() => ok(device), failureOf);
}

/** A path's condition, as far as anybody acts on it. */
export type LinkCondition = 'connected' | 'disconnected' | 'failed';

/**
 * Wires what both directions have in common: the handshake and the condition of the path. A path that the server lost
 * has `failed`, long before the browser notices [T49].
 */
export function wireTransport(
  transport: types.Transport,
  signalling: MediaSignalling,
  onCondition: (condition: LinkCondition) => void,
): void {
  const transportId = transport.id;
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    settle(signalling.call('stage:connectTransport', { transportId, dtlsParameters }), done, fail);
  });
  transport.on('connectionstatechange', (state) => {
    if (state === 'connected' || state === 'disconnected' || state === 'failed') onCondition(state);
  });
  const unwatch = lossesOf(signalling).watch(transportId, () => onCondition('failed'));
  transport.observer.once('close', unwatch);
}

/** What a call to the server came to, on its way through the library. */
class CallFailed extends Error {
  readonly outcome: Failed;

  constructor(outcome: Failed) {
    super(outcome.code);
    this.outcome = outcome;
  }
}

/** Why the library could not do it: what the server answered, else this browser cannot. */
export function failureOf(error: unknown): Failed {
  if (error instanceof CallFailed) return error.outcome;
  return refuse('unsupported', error instanceof Error ? error.message : String(error));
}

/** Hands an outcome to a pair of callbacks of the library, whose caller learns by {@link failureOf} what it was. */
export function settle<T>(
  call: Promise<Outcome<T>>,
  done: (value: T) => void,
  fail: (error: Error) => void,
): void {
  call.then(
    (result) => (result.ok ? done(result.value) : fail(new CallFailed(result))),
    (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
  );
}

/** Asks for new credentials and takes them; false when the server does not know the path any more. */
export async function restartIce(transport: types.Transport, signalling: MediaSignalling): Promise<boolean> {
  const answer = await signalling.call('stage:restartIce', { transportId: transport.id });
  if (!answer.ok || transport.closed) return false;
  await transport.restartIce({ iceParameters: answer.value.iceParameters });
  return true;
}

/** Closes both ends. Nobody waits for the server: a path it does not know any more is as good as closed. */
export function closeTransport(transport: types.Transport, signalling: MediaSignalling): void {
  if (transport.closed) return;
  transport.close();
  signalling.call('stage:closeTransport', { transportId: transport.id }).catch(() => undefined);
}

/** Opens the server's side of a path and describes it for the browser's. */
export async function offerFor(
  signalling: MediaSignalling,
  direction: 'send' | 'receive',
): Promise<Outcome<types.TransportOptions>> {
  // From here on, the server may lose it.
  lossesOf(signalling);
  const offer = await signalling.call('stage:createTransport', { direction });
  if (!offer.ok) return offer;
  const { transportId, ...rest } = offer.value;
  return ok({ id: transportId, ...rest });
}

/** Numbers for support: how good the path is and how it is encrypted. */
export interface PathStats {
  /** SRTP suite, for example `SRTP_AEAD_AES_256_GCM`. */
  readonly srtp: string | undefined;
  readonly roundTripMs: number | undefined;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly framesDecoded: number;
  /** Those of pictures among {@link packetsReceived}: none come while the camera is closed. */
  readonly picturePackets: number;
  readonly packetsSent: number;
  /** Grows with everything that arrives, answers of the path itself included: stands still when the path is cut. */
  readonly heard: number;
}

/** On this stream the server sends nothing but padding, to find out what the line carries (RTP_PROBATOR_SSRC of mediasoup-client). */
const PROBING_SSRC = 1234;

/** Sums up what the browser knows about a path. */
export function readStats(report: RTCStatsReport): PathStats {
  const sum = {
    ...{ packetsReceived: 0, packetsLost: 0, packetsSent: 0, heard: 0 },
    ...{ framesDecoded: 0, picturePackets: 0 },
  };
  let srtp: string | undefined;
  let roundTripMs: number | undefined;
  report.forEach((entry: Record<string, unknown>) => {
    if (entry.type === 'inbound-rtp' || entry.type === 'outbound-rtp') {
      sum.packetsReceived += numberIn(entry, 'packetsReceived');
      sum.packetsLost += numberIn(entry, 'packetsLost');
      sum.framesDecoded += numberIn(entry, 'framesDecoded');
      sum.packetsSent += numberIn(entry, 'packetsSent');
      if (entry.kind === 'video' && entry.ssrc !== PROBING_SSRC)
        sum.picturePackets += numberIn(entry, 'packetsReceived');
    }
    if (entry.type === 'transport' && typeof entry.srtpCipher === 'string') srtp = entry.srtpCipher;
    if (entry.type === 'candidate-pair' && entry.nominated === true) {
      roundTripMs = Math.round(1000 * numberIn(entry, 'currentRoundTripTime'));
      sum.heard += numberIn(entry, 'bytesReceived') + numberIn(entry, 'responsesReceived');
    }
  });
  return { ...sum, srtp, roundTripMs };
}

function numberIn(entry: Record<string, unknown>, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
