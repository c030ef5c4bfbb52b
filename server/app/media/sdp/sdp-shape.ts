/** The shape of a parsed SDP, as far as it is used here: whatever else stands in one is dropped before it is parsed. */
import { parse } from 'sdp-transform';
import { z } from 'zod';

/** Ids may look like numbers, and the parser then makes them numbers. */
const word = (max: number) =>
  z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((text) => text.length <= max);
const number = (max: number) => z.number().int().min(0).max(max);
const payloadType = number(127);
const ssrc = number(0xff_ff_ff_ff);
const list = <S extends z.ZodType>(schema: S, max: number) => z.array(schema).max(max).default([]);

const connectionFields = {
  setup: z.enum(['actpass', 'active', 'passive']).exactOptional(),
  fingerprint: z.object({ type: word(16), hash: word(256) }).exactOptional(),
  iceUfrag: word(256).exactOptional(),
  icePwd: word(256).exactOptional(),
};

const mediaShape = z.object({
  ...connectionFields,
  type: word(32),
  port: number(65_535),
  protocol: word(64),
  payloads: word(512).default(''),
  mid: word(32).default(''),
  direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).default('sendrecv'),
  rtcpMux: z.string().exactOptional(),
  bundleOnly: z.string().exactOptional(),
  rtp: list(
    z.object({
      payload: payloadType,
      codec: word(32),
      rate: number(1_000_000).exactOptional(),
      encoding: z.union([number(8), z.string()]).exactOptional(),
    }),
    128,
  ),
  fmtp: list(z.object({ payload: payloadType, config: word(512) }), 128),
  rtcpFb: list(
    z.object({
      payload: z.union([payloadType, z.literal('*')]),
      type: word(32),
      subtype: word(32).exactOptional(),
    }),
    512,
  ),
  ext: list(z.object({ value: number(255), uri: word(256), 'encrypt-uri': word(256).exactOptional() }), 64),
  ssrcs: list(z.object({ id: ssrc, attribute: word(64), value: word(512).exactOptional() }), 128),
  ssrcGroups: list(z.object({ semantics: word(32), ssrcs: word(256) }), 32),
  rids: list(z.object({ id: word(32), direction: word(16) }), 32),
  simulcast: z.object({ dir1: z.string(), list1: word(256) }).exactOptional(),
});

const sessionShape = z.object({
  ...connectionFields,
  groups: list(z.object({ type: word(32), mids: word(512) }), 16),
  media: z.array(mediaShape).min(1).max(16),
});

export type SdpSession = z.output<typeof sessionShape>;
export type SdpMedia = z.output<typeof mediaShape>;

const USED_ATTRIBUTES = [
  ...['rtpmap', 'fmtp', 'rtcp-fb', 'extmap', 'rid', 'simulcast', 'ssrc', 'ssrc-group', 'mid', 'group'],
  ...['setup', 'fingerprint', 'ice-ufrag', 'ice-pwd', 'rtcp-mux', 'sendrecv', 'sendonly', 'recvonly'],
  ...['inactive', 'bundle-only'],
];
const USED = new RegExp(`^(m=|a=(${USED_ATTRIBUTES.join('|')})(:|$))`);
const LONGEST_LINE = 1_024;
const MOST_LINES = 3_000;

/** The parsed text, or null when it is no SDP that makes sense. */
export function parseSdp(text: string): SdpSession | null {
  if (!/^v=0\r?\n/.test(text)) return null;
  const lines = text.split(/\r?\n/);
  if (lines.length > MOST_LINES || lines.some(({ length }) => length > LONGEST_LINE)) return null;
  const used = lines.filter((line) => USED.test(line));
  try {
    return sessionShape.safeParse(parse(`${used.join('\r\n')}\r\n`)).data ?? null;
  } catch {
    // The parser throws at what its grammar did not foresee.
    return null;
  }
}
