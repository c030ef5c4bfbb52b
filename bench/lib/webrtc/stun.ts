/** The little of STUN (RFC 8489) and ICE (RFC 8445) that a client needs towards a server: checks that it sends, and their answers. */
import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What both ends told each other: fragments name the path, the password signs the checks. */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

export interface BindingRequest {
  /** Twelve bytes that the answer repeats. */
  readonly transaction: Buffer;
  /** Of this end. */
  readonly localFragment: string;
  /** Of the other end, whose password signs. */
  readonly remote: IceCredentials;
  /** Whether this end chooses the path; towards a server that makes no checks of its own it must. */
  readonly role: 'controlling' | 'controlled';
  /** In case that both ends think they choose. */
  readonly tieBreaker: bigint;
}

const MAGIC = 0x2112a442;
const HEADER = 20;
const REQUEST = 0x0001;
const SUCCESS = 0x0101;
const USERNAME = 0x0006;
const INTEGRITY = 0x0008;
const XOR_MAPPED_ADDRESS = 0x0020;
const IPV4 = 0x01;
const PRIORITY = 0x0024;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const ICE_CONTROLLED = 0x8029;
const ICE_CONTROLLING = 0x802a;
const INTEGRITY_BYTES = 24;
const FINGERPRINT_BYTES = 8;
const FINGERPRINT_XOR = 0x5354554e;
/** Of a host candidate on the only address (RFC 8445, 5.1.2). */
export const HOST_PRIORITY = 126 * 2 ** 24 + 65_535 * 2 ** 8 + 255;

/** A check; sent again and again it says that the media is still wanted. Who chooses also says that this is the path. */
export function bindingRequest(request: BindingRequest): Buffer {
  const { transaction, localFragment, remote, role, tieBreaker } = request;
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(HOST_PRIORITY);
  const breaker = Buffer.alloc(8);
  breaker.writeBigUInt64BE(tieBreaker);
  const chooses = role === 'controlling';
  const body = Buffer.concat([
    attribute(USERNAME, Buffer.from(`${remote.usernameFragment}:${localFragment}`)),
    attribute(PRIORITY, priority),
    attribute(chooses ? ICE_CONTROLLING : ICE_CONTROLLED, breaker),
    ...(chooses ? [attribute(USE_CANDIDATE, Buffer.alloc(0))] : []),
  ]);
  return sealed(REQUEST, transaction, body, remote.password);
}

/** The yes to a check of the other end, signed with the password of this one; null when it is no check. */
export function answerTo(
  datagram: Buffer,
  from: { readonly address: string; readonly port: number },
  password: string,
): Buffer | null {
  if (datagram.length < HEADER || datagram.readUInt16BE(0) !== REQUEST) return null;
  const mapped = Buffer.alloc(8);
  mapped.writeUInt8(IPV4, 1);
  mapped.writeUInt16BE(from.port ^ (MAGIC >>> 16), 2);
  const address = Buffer.from(from.address.split('.').map(Number)).readUInt32BE();
  mapped.writeUInt32BE((address ^ MAGIC) >>> 0, 4);
  const body = attribute(XOR_MAPPED_ADDRESS, mapped);
  return sealed(SUCCESS, datagram.subarray(8, HEADER), body, password);
}

/** Signed, and told apart from everything else that comes through the same port. */
function sealed(type: number, transaction: Buffer, body: Buffer, password: string): Buffer {
  // Each sum covers a header that already counts the attribute which holds it.
  const upToIntegrity = [header(type, body.length + INTEGRITY_BYTES, transaction), body];
  const hmac = createHmac('sha1', password).update(Buffer.concat(upToIntegrity)).digest();
  const whole = Buffer.concat([
    header(type, body.length + INTEGRITY_BYTES + FINGERPRINT_BYTES, transaction),
    body,
    attribute(INTEGRITY, hmac),
  ]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((crc32(whole) ^ FINGERPRINT_XOR) >>> 0);
  return Buffer.concat([whole, attribute(FINGERPRINT, sum)]);
}

function header(type: number, length: number, transaction: Buffer): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(MAGIC, 4);
  transaction.copy(bytes, 8, 0, 12);
  return bytes;
}

function attribute(type: number, value: Buffer): Buffer {
  const padded = Math.ceil(value.length / 4) * 4;
  const bytes = Buffer.alloc(4 + padded);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

/** What a datagram of a WebRTC path is, by its first byte (RFC 7983); RTCP by the second (RFC 5761). */
export function kindOf(datagram: Buffer): 'stun' | 'dtls' | 'rtp' | 'rtcp' | 'other' {
  const first = datagram[0] ?? 255;
  if (first < 4) return 'stun';
  if (first >= 20 && first < 64) return 'dtls';
  if (first < 128 || first > 191) return 'other';
  const second = datagram[1] ?? 0;
  return second >= 192 && second <= 223 ? 'rtcp' : 'rtp';
}

/** Whether a datagram says yes to the request with that transaction. */
export function isSuccess(datagram: Buffer, transaction: Buffer): boolean {
  return (
    datagram.length >= HEADER &&
    datagram.readUInt16BE(0) === SUCCESS &&
    datagram.subarray(8, HEADER).equals(transaction)
  );
}
