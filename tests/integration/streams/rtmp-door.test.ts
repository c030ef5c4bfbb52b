/** The door for encoders as the network meets it: keys, garbage, half-open connections, and nothing that is left. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPinoLog } from '#server/adapters/node/log.ts';
import { createRtmpDoor } from '#server/adapters/rtmp/rtmp-door.ts';
import type { EncoderDoor, Knock, PushedTag } from '#server/ports/encoder-door.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { ensureDebianPackages } from '#tests/support/debian-packages.ts';
import { pushColourAndTone, type RtmpEncoder } from '#tests/support/rtmp-encoder.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** Short for those who say nothing, long enough for an encoder on a busy machine. */
const PATIENCE_MS = 3_000;
const HANDSHAKE = Buffer.alloc(1 + 1536 + 1536, 3);

/** A chunk that begins a message: its stream, type and length, and what is sent of it. */
function chunk(stream: number, type: number, length: number, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt8(stream & 0x3f, 0);
  header.writeUIntBE(length, 4, 3);
  header.writeUInt8(type, 7);
  return Buffer.concat([header, payload]);
}

/** A command in AMF0, as one chunk: strings, numbers, null and objects of them. */
type Amf = string | number | null | { readonly [key: string]: string | number };

function amf(value: Amf): Buffer {
  if (value === null) return Buffer.from([5]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), text(value)]);
  const pairs = Object.entries(value).flatMap(([key, one]) => [text(key), amf(one)]);
  return Buffer.concat([Buffer.from([3]), ...pairs, Buffer.from([0, 0, 9])]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function command(...values: readonly Amf[]): Buffer {
  const payload = Buffer.concat(values.map(amf));
  return chunk(3, 20, payload.length, payload);
}

describe('the door for encoders', () => {
  let door: EncoderDoor;
  let port: number;
  let lines: string[];
  let knocks: Knock[];
  let tags: PushedTag[];
  let ended: number;
  const sockets: Socket[] = [];
  const encoders: RtmpEncoder[] = [];

  beforeEach(async () => {
    await ensureDebianPackages(['ffmpeg']);
    lines = [];
    knocks = [];
    tags = [];
    ended = 0;
    const log = createPinoLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
    door = createRtmpDoor({ port: 0, host: '127.0.0.1', log, patienceMs: PATIENCE_MS });
    const opened = await door.open(async (knock) => {
      knocks.push(knock);
      if (knock.key !== 'good') return refuse('wrong_credentials');
      return ok({
        take: (tag) => void tags.push(tag),
        ended: () => {
          ended += 1;
        },
      });
    });
    if ('fault' in opened) throw new Error(opened.fault);
    port = opened.port;
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await Promise.all(encoders.splice(0).map((one) => one[Symbol.asyncDispose]()));
    await door.close();
  });

  const call = async (...sent: readonly Uint8Array[]) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.resume();
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
    });
    await once(socket, 'connect');
    for (const bytes of sent) socket.write(bytes);
    return { socket, closed };
  };
  const push = (path: string) => {
    const encoder = pushColourAndTone({
      ...{ url: `rtmp://127.0.0.1:${port}/${path}`, colour: 'red', hz: 440 },
    });
    encoders.push(encoder);
    return encoder;
  };

  it('[RT1] takes a stream in with a good key, as tags that say what they are', async () => {
    push('live/good');
    const seen = (kind: string, role: string) =>
      tags.some((tag) => tag.kind === kind && tag.role === role && tag.known);
    await waitFor(() => seen('video', 'key') && seen('video', 'other') && seen('audio', 'other'), {
      what: 'picture and sound',
      withinMs: 60_000,
    });
    expect(tags.find(({ kind, role }) => kind === 'video' && role === 'header')).toMatchObject({
      ...{ profile: 66, level: 31, reordered: false },
    });
    expect(knocks).toMatchObject([{ key: 'good', address: '127.0.0.1' }]);
    knocks[0]?.end();
    await waitFor(() => ended === 1, { what: 'the end' });
  });

  it('[RT1] refuses a wrong key, and a wrong address, before anything is taken, and writes no key down', async () => {
    for (const path of ['live/a-secret-key-that-is-wrong', 'other/good', 'live/good%2f..%2fx']) {
      const words = await push(path).ended;
      expect(words).not.toBe('');
    }
    expect(tags).toEqual([]);
    expect(lines.join('')).toContain('wrong_credentials');
    expect(lines.join('')).toContain('127.0.0.1');
    expect(lines.join('')).not.toMatch(/secret-key|good/);
  });

  it('[RT4] closes what says nothing, stops in the middle of the handshake, or after it', async () => {
    const calls = [[], [Buffer.from([3])], [HANDSHAKE.subarray(0, 900)], [HANDSHAKE]];
    const started = Date.now();
    for (const { closed } of await Promise.all(calls.map((sent) => call(...sent)))) await closed;
    expect(Date.now() - started).toBeGreaterThanOrEqual(PATIENCE_MS - 50);
    expect(knocks).toEqual([]);
  });

  it('[RT4] closes who drips a byte now and then', async () => {
    const { socket, closed } = await call();
    const drip = setInterval(() => socket.write(Buffer.from([3])), PATIENCE_MS / 10);
    await closed;
    clearInterval(drip);
  });

  it('[RT4] closes who speaks another language, says too much, or asks for memory', async () => {
    const hostile = [
      [Buffer.from('GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(4_000))],
      [HANDSHAKE, chunk(3, 20, 0xffffff, Buffer.alloc(64))],
      [HANDSHAKE, chunk(2, 1, 4, Buffer.alloc(4))],
      [HANDSHAKE, chunk(2, 1, 0, Buffer.alloc(0))],
      [HANDSHAKE, ...Array.from({ length: 62 }, (_, at) => chunk(at + 2, 20, 4_000, Buffer.alloc(128)))],
      [HANDSHAKE, chunk(3, 20, 5, Buffer.from([2, 0, 2, 0x61, 0x62]))],
    ];
    // One of them alone asks for 16 MB.
    const before = process.memoryUsage().arrayBuffers;
    for (const { closed } of await Promise.all(hostile.map((sent) => call(...sent)))) await closed;
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(12 * 1024 * 1024);
    expect(knocks).toEqual([]);
  });

  it('[RT4] closes who publishes or plays without an address, or with one that is none', async () => {
    const publish = (name: Amf) => command('publish', 0, null, name, 'live');
    const connectTo = (app: string | number) => command('connect', 1, { app, tcUrl: 'rtmp://host/live' });
    const hostile = [
      [publish('good')],
      [command('play', 0, null, 'good')],
      [connectTo(5), publish('good')],
      [connectTo('live'), publish(7)],
      [connectTo('live'), publish(null)],
      [connectTo('other'), publish('good')],
      [connectTo('live'), command('play', 0, null, 'good')],
    ];
    for (const said of hostile) {
      const { closed } = await call(HANDSHAKE, ...said);
      await closed;
    }
    expect(tags).toEqual([]);
    expect(ended).toBe(knocks.length);
    push('live/good');
    await waitFor(() => tags.length > 0, { what: 'a stream', withinMs: 60_000 });
  });

  it('[RT4] stays open to others whatever is said after the handshake', async () => {
    const part = fc.record({
      stream: fc.nat(63),
      type: fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 9, 15, 17, 18, 20, 22),
      length: fc.oneof(fc.nat(64), fc.nat(0xffffff)),
      payload: fc.uint8Array({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const said = parts.map(({ stream, type, length, payload }) => chunk(stream, type, length, payload));
        const { socket, closed } = await call(HANDSHAKE, ...said);
        socket.end();
        await closed;
      }),
      { numRuns: 150 },
    );
    expect(knocks).toEqual([]);
    push('live/good');
    await waitFor(() => tags.length > 0, { what: 'a stream', withinMs: 60_000 });
  });

  it('[RT4] has few places for one address, and they are free again', async () => {
    const started = Date.now();
    const calls = await Promise.all(Array.from({ length: 40 }, () => call()));
    const times = await Promise.all(
      calls.map(async ({ closed }) => {
        await closed;
        return Date.now() - started;
      }),
    );
    // Half find no place and are closed at once; the others when their time is over.
    expect(times.filter((ms) => ms >= PATIENCE_MS - 50)).toHaveLength(20);
    push('live/good');
    await waitFor(() => tags.length > 0, { what: 'a stream', withinMs: 60_000 });
  });

  it('[RT6] a port that is taken costs what comes that way and nothing else', async () => {
    const server = await startTestServer({ environment: { RTMP_PORT: `${port}` } });
    expect(server.services.pushPort).toBeNull();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server[Symbol.asyncDispose]();
  });
});
