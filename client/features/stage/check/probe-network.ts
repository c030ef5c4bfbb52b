/** A short real WebRTC path to the server and back: whether packets get through, by which way, and how fast. */
import type { types } from 'mediasoup-client';
import {
  closeTransport,
  joinRoom,
  type LinkCondition,
  offerFor,
  wireTransport,
} from '#client/media/device.ts';
import type { MediaSignalling } from '#client/media/media-client.ts';
import type { NetworkFact } from './verdict.ts';

/** UDP answers at once or not at all; TCP and relays shake hands first. Milliseconds. */
const UDP_PATIENCE_MS = 4_000;
const ANY_PATIENCE_MS = 10_000;
/** How long round trips are measured once the path stands. */
const MEASURE_MS = 1_500;

/** UDP is tried by itself first, because a browser does not say why it chose TCP. Ends early when `gone` does. */
export async function probeNetwork(signalling: MediaSignalling, gone: AbortSignal): Promise<NetworkFact> {
  const device = await joinRoom(signalling);
  if (!device.ok) {
    return { is: 'unavailable', why: device.code === 'unsupported' ? 'browser' : 'server' };
  }
  for (const way of ['udp', 'any'] as const) {
    if (gone.aborted) break;
    const reached = await reach(device.value, signalling, { way, gone });
    if (reached !== null) return reached;
  }
  return { is: 'blocked' };
}

interface Attempt {
  readonly way: 'udp' | 'any';
  readonly gone: AbortSignal;
}

async function reach(
  device: types.Device,
  signalling: MediaSignalling,
  { way, gone }: Attempt,
): Promise<NetworkFact | null> {
  const offer = await offerFor(signalling, 'send');
  if (!offer.ok) return { is: 'unavailable', why: 'server' };
  const udpOnly = {
    ...offer.value,
    iceCandidates: offer.value.iceCandidates.filter(({ protocol }) => protocol === 'udp'),
    iceServers: [],
  };
  const transport = device.createSendTransport(way === 'udp' ? udpOnly : offer.value);
  const sound = silence();
  try {
    const patienceMs = way === 'udp' ? UDP_PATIENCE_MS : ANY_PATIENCE_MS;
    if (!(await connects(transport, signalling, { track: sound.track, patienceMs, gone }))) return null;
    await pause(MEASURE_MS, gone);
    return readPath(await transport.getStats());
  } finally {
    closeTransport(transport, signalling);
    sound.close();
  }
}

/** Resolves with whether the path came to stand in time. The server is told of no source: nothing is published. */
function connects(
  transport: types.Transport,
  signalling: MediaSignalling,
  how: { readonly track: MediaStreamTrack; readonly patienceMs: number; readonly gone: AbortSignal },
): Promise<boolean> {
  return new Promise((resolve) => {
    const told = (condition: LinkCondition): void => {
      if (condition !== 'disconnected') resolve(condition === 'connected');
    };
    wireTransport(transport, signalling, told);
    transport.on('produce', (_parameters, done) => done({ id: 'probe' }));
    // What is sent would be thrown away over there; the path stands without it.
    transport
      .produce({ track: how.track, stopTracks: false, zeroRtpOnPause: true })
      .then((producer) => producer.pause())
      .catch(() => resolve(false));
    void pause(how.patienceMs, how.gone).then(() => resolve(false));
  });
}

/** A track that asks nobody for a permission. */
function silence(): { readonly track: MediaStreamTrack; readonly close: () => void } {
  const context = new AudioContext();
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  if (track === undefined) throw new Error('no track');
  return { track, close: () => void context.close().catch(() => undefined) };
}

function pause(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    gone.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

type Report = Readonly<Record<string, unknown>>;

/** From the browser's statistics: the pair of addresses that carries the path, and its round trips. */
export function readPath(stats: { forEach(each: (report: Report) => void): void }): NetworkFact {
  const reports = new Map<unknown, Report>();
  stats.forEach((report) => {
    reports.set(report['id'], report);
  });
  const all = [...reports.values()];
  const chosen = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  const pair =
    reports.get(chosen) ?? all.find((report) => report['type'] === 'candidate-pair' && report['nominated']);
  const local = reports.get(pair?.['localCandidateId']);
  const answers = numberOf(pair?.['responsesReceived']);
  const seconds =
    answers > 0 ? numberOf(pair?.['totalRoundTripTime']) / answers : numberOf(pair?.['currentRoundTripTime']);
  const by = local?.['candidateType'] === 'relay' ? 'relay' : local?.['protocol'] === 'tcp' ? 'tcp' : 'udp';
  return { is: 'reached', by, roundTripMs: Math.round(seconds * 1000) };
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
