/** Checks that hostile signalling is refused before it reaches a worker. */
import { describe, expect, it } from 'vitest';
import { mediaCommands } from './media-commands.ts';
import {
  dtlsParametersSchema,
  mediaIdSchema,
  rtpCapabilitiesSchema,
  rtpParametersSchema,
} from './media-schemas.ts';

const codec = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
const good = {
  mid: '0',
  codecs: [
    {
      ...codec,
      parameters: { 'x-google-start-bitrate': 800 },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
    },
  ],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 }],
  encodings: [{ ssrc: 1, rtx: { ssrc: 2 }, maxBitrate: 1_000, scalabilityMode: 'L1T3', active: true }],
  rtcp: { cname: 'a', reducedSize: true },
};
const deep = (): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < 1_000; level++) value = { value };
  return value;
};

describe('RTP parameters', () => {
  it('takes what a browser sends and drops what only the browser needs', () => {
    const parsed = rtpParametersSchema.parse(good);
    expect(parsed.encodings).toEqual([
      { ssrc: 1, rtx: { ssrc: 2 }, maxBitrate: 1_000, scalabilityMode: 'L1T3' },
    ]);
  });

  it.each([
    ['no codec', { ...good, codecs: [] }],
    ['hundreds of codecs', { ...good, codecs: Array(200).fill(codec) }],
    ['a payload type that is none', { ...good, codecs: [{ ...codec, payloadType: 300 }] }],
    ['a codec that is no name', { ...good, codecs: [{ ...codec, mimeType: 'video/<script>' }] }],
    [
      'a parameter of megabytes',
      { ...good, codecs: [{ ...codec, parameters: { a: 'x'.repeat(1_000_000) } }] },
    ],
    ['a deep parameter', { ...good, codecs: [{ ...codec, parameters: { a: deep() } }] }],
    ['an SSRC beyond 32 bits', { ...good, encodings: [{ ssrc: 2 ** 32 }] }],
    ['an SSRC that is no number', { ...good, encodings: [{ ssrc: Number.NaN }] }],
    ['an unknown extension', { ...good, headerExtensions: [{ uri: 'urn:mine', id: 1 }] }],
    ['an infinite rate', { ...good, encodings: [{ maxBitrate: Number.POSITIVE_INFINITY }] }],
    ['nothing', null],
  ])('refuses %s', (_what, value) => {
    expect(rtpParametersSchema.safeParse(value).success).toBe(false);
  });
});

describe('other shapes', () => {
  it.each(['', 'a b', '../x', 'x'.repeat(65), '__proto__\n'])('the id %j is refused', (id) => {
    expect(mediaIdSchema.safeParse(id).success).toBe(false);
  });

  it('a fingerprint is hexadecimal and short', () => {
    const fingerprint = { algorithm: 'sha-256', value: 'AA:BB' };
    expect(dtlsParametersSchema.safeParse({ fingerprints: [fingerprint] }).success).toBe(true);
    expect(dtlsParametersSchema.safeParse({ fingerprints: [] }).success).toBe(false);
    const hostile = { ...fingerprint, value: "AA'; drop" };
    expect(dtlsParametersSchema.safeParse({ fingerprints: [hostile] }).success).toBe(false);
  });

  it('capabilities may be empty but not endless', () => {
    expect(rtpCapabilitiesSchema.safeParse({}).success).toBe(true);
    const endless = { codecs: Array(65).fill({ ...codec, kind: 'video', preferredPayloadType: 96 }) };
    expect(rtpCapabilitiesSchema.safeParse(endless).success).toBe(false);
  });

  it('nobody names a source or a programme role for himself', () => {
    const { payload } = mediaCommands['stage:produce'];
    const request = { transportId: 't', kind: 'video', role: 'camera', rtpParameters: good };
    expect(payload.safeParse(request).success).toBe(true);
    expect(payload.safeParse({ ...request, sourceId: 'host' }).success).toBe(false);
    expect(payload.safeParse({ ...request, role: 'programme' }).success).toBe(false);
  });
});
