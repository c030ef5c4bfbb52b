/** One path on which tracks leave. */
import type { types } from 'mediasoup-client';
import { newCommandId } from '#client/lib/ids.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import type { PublishedRole } from '#shared/features/stage/media-schemas.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  closeTransport,
  failureOf,
  joinRoom,
  type LinkCondition,
  offerFor,
  type PathStats,
  readStats,
  restartIce,
  settle,
  wireTransport,
} from './device.ts';
import { reportSending } from './report-sending.ts';
import type { MediaSignalling } from './signalling.ts';

/** The desk's voice to waiting guests is sent like a source, and is none [T45]. */
export type SentRole = PublishedRole | 'talkback';

export interface SentTrack {
  readonly producerId: string;
  /** Stops or lets go on, here and on the server. */
  setPaused(paused: boolean): Promise<Outcome<unknown>>;
  /** Another camera or microphone in the same place. */
  replace(track: MediaStreamTrack): Promise<void>;
  close(): void;
}

export interface SendLink {
  /** `again`: it was sent from this page before, and takes no place from a newer page. */
  send(role: SentRole, track: MediaStreamTrack, again?: boolean): Promise<Outcome<SentTrack>>;
  restartIce(): Promise<boolean>;
  stats(): Promise<PathStats>;
  close(): void;
}

export type OpenSendLink = (
  signalling: MediaSignalling,
  onCondition: (condition: LinkCondition) => void,
) => Promise<Outcome<SendLink>>;

/** Three sizes of a camera: viewers on poor networks and preview tiles take a smaller one. Bits per second. */
const CAMERA_LAYERS: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1, maxBitrate: 1_600_000, scalabilityMode: 'L1T3' },
];
const SCREEN_LAYER: types.RtpEncodingParameters[] = [{ maxBitrate: 2_000_000 }];

/** This page, for as long as it is open. */
const PAGE = newCommandId();

/** Joins the room and opens a sending path. */
export const openSendLink: OpenSendLink = async (signalling, onCondition) => {
  const device = await joinRoom(signalling);
  if (!device.ok) return device;
  const offer = await offerFor(signalling, 'send');
  if (!offer.ok) return offer;
  const transport = device.value.createSendTransport(offer.value);
  wireTransport(transport, signalling, onCondition);
  // Only one track is offered at a time, so what kind of source it is can wait here.
  let role: SentRole = 'camera';
  let again = false;
  transport.on('produce', ({ kind, rtpParameters }, done, fail) => {
    const request = { transportId: transport.id, kind, role, rtpParameters, page: PAGE, again };
    settle(signalling.call('stage:produce', request), ({ producerId }) => done({ id: producerId }), fail);
  });
  return ok({
    send: (nextRole, track, isAgain = false) => {
      role = nextRole;
      again = isAgain;
      return send(device.value, transport, signalling, { role, track });
    },
    restartIce: () => restartIce(transport, signalling),
    stats: async () => readStats(await transport.getStats()),
    close: () => closeTransport(transport, signalling),
  });
};

async function send(
  device: types.Device,
  transport: types.Transport,
  signalling: MediaSignalling,
  { role, track }: { readonly role: SentRole; readonly track: MediaStreamTrack },
): Promise<Outcome<SentTrack>> {
  let producer: types.Producer;
  try {
    producer = await transport.produce({ track, stopTracks: false, ...encoding(role, device) });
  } catch (error) {
    return failureOf(error);
  }
  const producerId = producer.id;
  const stopReports = track.kind === 'video' ? reportSending(producer, signalling) : () => undefined;
  return ok({
    producerId,
    setPaused: (paused) => {
      if (paused) producer.pause();
      else producer.resume();
      return signalling.call('stage:pauseProducer', { producerId, paused });
    },
    replace: (next) => producer.replaceTrack({ track: next }),
    close: () => {
      stopReports();
      if (producer.closed) return;
      producer.close();
      signalling.call('stage:closeProducer', { producerId }).catch(() => undefined);
    },
  });
}

function encoding(role: SentRole, device: types.Device): Partial<types.ProducerOptions> {
  // Silence costs nothing with DTX; FEC mends what a poor network loses.
  if (role === 'microphone' || role === 'talkback') return { codecOptions: { opusDtx: true, opusFec: true } };
  const vp8 = device.sendRtpCapabilities.codecs?.find(
    ({ mimeType }) => mimeType.toLowerCase() === 'video/vp8',
  );
  const codecOptions = { videoGoogleStartBitrate: 800 };
  if (role === 'screen') return { encodings: SCREEN_LAYER, codecOptions, ...(vp8 ? { codec: vp8 } : {}) };
  // Layers are dependable with VP8 only.
  return vp8 ? { encodings: CAMERA_LAYERS, codec: vp8, codecOptions } : { codecOptions };
}
