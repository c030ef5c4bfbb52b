/** Checks of the STUN messages, against a whole implementation. */
import { describe, expect, it } from 'vitest';
import { parseMessage } from 'werift';
import { answerTo, bindingRequest, isSuccess, kindOf } from './stun.ts';

const transaction = Buffer.from('0123456789ab');
const remote = { usernameFragment: 'server', password: 'a long enough password' };
const request = bindingRequest({
  transaction,
  localFragment: 'me',
  remote,
  role: 'controlling',
  tieBreaker: 7n,
});

describe('bindingRequest', () => {
  it('is understood, and signed with the password of the other end', () => {
    const read = parseMessage(request, Buffer.from(remote.password));
    expect(read?.transactionId).toEqual(transaction);
    expect(read?.getAttributeValue('USERNAME')).toBe('server:me');
    expect(read?.getAttributeValue('ICE-CONTROLLING')).toBe(7n);
    expect(read?.getAttributeValue('PRIORITY')).toBe(2_130_706_431);
    expect(read?.attributesKeys).toContain('USE-CANDIDATE');
    expect(parseMessage(request, Buffer.from('another password'))).toBeUndefined();
  });

  it('carries a sum over all of it', () => {
    const broken = Buffer.from(request);
    broken.writeUInt8(broken.readUInt8(30) ^ 1, 30);
    expect(parseMessage(broken)).toBeUndefined();
  });

  it('leaves the choice to the other end when that chooses', () => {
    const given = { transaction, localFragment: 'me', remote, role: 'controlled', tieBreaker: 7n } as const;
    const read = parseMessage(bindingRequest(given), Buffer.from(remote.password));
    expect(read?.getAttributeValue('ICE-CONTROLLED')).toBe(7n);
    expect(read?.attributesKeys).not.toContain('USE-CANDIDATE');
  });
});

describe('answerTo', () => {
  const from = { address: '192.0.2.130', port: 40_001 };

  it('says yes to a check, signed, with the address it came from', () => {
    const answer = answerTo(request, from, 'my own password') ?? Buffer.alloc(0);
    const read = parseMessage(answer, Buffer.from('my own password'));
    expect(read?.getAttributeValue('XOR-MAPPED-ADDRESS')).toEqual(['192.0.2.130', 40_001]);
    expect(isSuccess(answer, transaction)).toBe(true);
  });

  it('says nothing to what is no check', () => {
    const answer = answerTo(request, from, 'x') ?? Buffer.alloc(0);
    expect(answerTo(answer, from, 'x')).toBeNull();
    expect(answerTo(Buffer.alloc(3), from, 'x')).toBeNull();
  });
});

describe('isSuccess', () => {
  const answer = Buffer.from(request);
  answer.writeUInt16BE(0x0101);

  it('is the yes to the own request only', () => {
    expect(isSuccess(answer, transaction)).toBe(true);
    expect(isSuccess(answer, Buffer.from('ba9876543210'))).toBe(false);
    expect(isSuccess(request, transaction)).toBe(false);
    expect(isSuccess(Buffer.from([1, 1]), transaction)).toBe(false);
  });
});

describe('kindOf', () => {
  it.each([
    ['stun', [0, 1]],
    ['dtls', [22, 254]],
    ['rtp', [0x80, 101]],
    ['rtp', [0x90, 0x80 | 101]],
    ['rtcp', [0x80, 200]],
    ['rtcp', [0x81, 206]],
    ['other', [70, 0]],
  ])('tells %s by %j', (kind, bytes) => {
    expect(kindOf(Buffer.from(bytes))).toBe(kind);
  });
});
