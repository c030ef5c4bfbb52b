/** Signalling parameters that look like the real ones. */
import type {
  DtlsParameters,
  RtpCapabilities,
  RtpParameters,
  TransportOffer,
} from '#shared/features/stage/media-schemas.ts';

/** What every fake room speaks. */
export const fakeRouter: RtpCapabilities = {
  codecs: [
    { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
    { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 101, clockRate: 90_000 },
    {
      kind: 'video',
      mimeType: 'video/H264',
      preferredPayloadType: 103,
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f' },
    },
  ],
  headerExtensions: [],
};

export const fakeDtls: DtlsParameters = {
  role: 'auto',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => '00').join(':') }],
};

/** ICE side of an offer; `seed` makes the credentials differ. */
export function fakeIce(seed: string): Pick<TransportOffer, 'iceParameters' | 'iceCandidates'> {
  return {
    iceParameters: { usernameFragment: `u-${seed}`, password: `p-${seed}`, iceLite: true },
    iceCandidates: [
      {
        foundation: 'udpcandidate',
        priority: 1_076_302_079,
        ip: '127.0.0.1',
        address: '127.0.0.1',
        protocol: 'udp',
        port: 9,
        type: 'host',
      },
    ],
  };
}

/** Parameters of one plain track. */
export function plainTrackParameters(mimeType: string, payloadType: number, ssrc: number): RtpParameters {
  const audio = mimeType.startsWith('audio/');
  const codec = audio
    ? { mimeType, payloadType, clockRate: 48_000, channels: 2 }
    : { mimeType, payloadType, clockRate: 90_000 };
  return { codecs: [codec], encodings: [{ ssrc }] };
}

/** Whether somebody with these capabilities understands the first codec of a track. */
export function speaksCodecOf(capabilities: RtpCapabilities, { codecs }: RtpParameters): boolean {
  const wanted = codecs[0]?.mimeType.toLowerCase();
  return capabilities.codecs?.some(({ mimeType }) => mimeType.toLowerCase() === wanted) ?? false;
}
