/** Frames of a WebSocket client, made and read by hand. */
import { describe, expect, it } from 'vitest';
import { clientFrame, FrameReader, PING, TEXT, upgradeRequest } from './websocket-wire.ts';

/** A frame as a server sends it: not masked. */
function serverFrame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const long = Buffer.alloc(8);
  long.writeBigUInt64BE(BigInt(length));
  const size =
    length < 126
      ? Buffer.from([length])
      : length < 65_536
        ? Buffer.from([126, length >> 8, length & 0xff])
        : Buffer.concat([Buffer.from([127]), long]);
  return Buffer.concat([Buffer.from([0x80 | opcode]), size, payload]);
}

/** What a reader hands over when the bytes arrive in pieces of `size`. */
function readInPieces(bytes: Buffer, size: number): { status: number; frames: [number, string][] } {
  const seen: { status: number; frames: [number, string][] } = { status: 0, frames: [] };
  const reader = new FrameReader({
    onUpgrade: (status) => {
      seen.status = status;
    },
    onFrame: (opcode, payload) => seen.frames.push([opcode, payload.toString()]),
  });
  const reused = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(reused, 0, at, at + size);
    reader.push(reused.subarray(0, length));
  }
  return seen;
}

describe('FrameReader', () => {
  const texts = ['', '2', '水价'.repeat(30), 'x'.repeat(126), '气价'.repeat(100)];
  const frames = [...texts.map((text) => serverFrame(TEXT, text)), serverFrame(PING, 'p')];
  const answer = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n';
  const bytes = Buffer.concat([Buffer.from(answer), ...frames]);
  const expected = { status: 101, frames: [...texts.map((text) => [TEXT, text]), [PING, 'p']] };

  it.each([1, 2, 3, 7, 1000, 65_536])('finds every frame in pieces of %i bytes', (size) => {
    expect(readInPieces(bytes, size)).toEqual(expected);
  });

  it('finds frames that are longer than 64 KiB', () => {
    const long = 'y'.repeat(70_000);
    const all = Buffer.concat([Buffer.from(answer), serverFrame(TEXT, long), serverFrame(TEXT, 'z')]);
    expect(readInPieces(all, 16_000).frames).toEqual([
      [TEXT, long],
      [TEXT, 'z'],
    ]);
  });

  it('tells when the server refuses the upgrade', () => {
    expect(readInPieces(Buffer.from('HTTP/1.1 403 Forbidden\r\n\r\n'), 5).status).toBe(403);
  });
});

describe('clientFrame', () => {
  it('is final, masked, and carries its length', () => {
    const frame = clientFrame(TEXT, Buffer.from('abc'));
    expect([...frame.subarray(0, 6)]).toEqual([0x81, 0x83, 0, 0, 0, 0]);
    expect(frame.subarray(6).toString()).toBe('abc');
    const long = clientFrame(TEXT, Buffer.alloc(300));
    expect([...long.subarray(0, 4)]).toEqual([0x81, 0xfe, 1, 44]);
    expect(long.length).toBe(4 + 4 + 300);
  });
});

describe('upgradeRequest', () => {
  it('asks for a WebSocket, with a cookie where there is one', () => {
    const request = upgradeRequest('/socket.io/?EIO=4', '127.0.0.1:80', 'a=b').toString();
    expect(request).toMatch(/^GET \/socket\.io\/\?EIO=4 HTTP\/1\.1\r\n/);
    expect(request).toContain('Cookie: a=b\r\n');
    expect(upgradeRequest('/', 'h', null).toString()).not.toContain('Cookie');
  });
});
