/** What is cut away stops flowing, however fast one cut follows the other: a real router, and packets out of it. */
import { createWorker, type types } from 'mediasoup';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { mediaCodecs } from '#server/adapters/mediasoup/codecs.ts';
import { ProgrammeInput } from '#server/adapters/mediasoup/programme-input.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const SEND_EVERY_MS = 10;
const HEADER_BYTES = 12;

describe('the input of a programme', () => {
  let worker: types.Worker;
  let router: types.Router;
  let sending: ReturnType<typeof setInterval>[];
  let consumers: types.Consumer[];

  beforeAll(async () => {
    const binary = await obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
    if ('missing' in binary) throw new Error(binary.missing);
    worker = await createWorker({ workerBin: binary.path, logLevel: 'none' });
  });
  afterAll(() => worker.close());
  beforeEach(async () => {
    router = await worker.createRouter({ mediaCodecs: mediaCodecs });
    sending = [];
    consumers = [];
    router.observer.on('newtransport', (transport) => {
      transport.observer.on('newconsumer', (consumer) => consumers.push(consumer));
    });
  });
  afterEach(() => {
    for (const timer of sending) clearInterval(timer);
    router.close();
  });

  /** Sends packets that hold its name. */
  const publish = async (name: string, ssrc: number): Promise<string> => {
    const transport = await router.createDirectTransport();
    const codecs = [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }];
    const producer = await transport.produce({
      kind: 'audio',
      rtpParameters: { codecs, encodings: [{ ssrc }] },
    });
    let sequence = 0;
    const timer = setInterval(() => {
      sequence += 1;
      const packet = Buffer.alloc(HEADER_BYTES);
      packet.writeUInt16BE(0x80_6f, 0);
      packet.writeUInt16BE(sequence % 2 ** 16, 2);
      packet.writeUInt32BE((sequence * 480) % 2 ** 32, 4);
      packet.writeUInt32BE(ssrc, 8);
      producer.send(Buffer.concat([packet, Buffer.from(name)]));
    }, SEND_EVERY_MS);
    sending.push(timer);
    return producer.id;
  };
  /** An input, what came out of it, and how many tracks are still brought here. */
  const open = () => {
    const heard: string[] = [];
    const brought = { times: 0, held: 0 };
    const input = new ProgrammeInput({
      room: { router },
      kind: 'audio',
      stream: { ssrc: 5, payloadType: 101, clockRate: 48_000 },
      bring: async () => {
        brought.times += 1;
        brought.held += 1;
        return () => {
          brought.held -= 1;
        };
      },
      isGone: () => false,
      onPacket: (packet) => heard.push(packet.subarray(HEADER_BYTES).toString()),
    });
    return { input, heard, brought };
  };
  const openConsumers = () => consumers.filter(({ closed }) => !closed);

  it.each([
    ['away and back before it was there', ['a', null, 'a', 'b']],
    ['to another and back', ['a', 'b', 'a', 'b']],
  ])('[W7] cut %s, only the last one flows', async (_how, cuts) => {
    const ids = new Map([
      ['a', await publish('a', 1_001)],
      ['b', await publish('b', 1_002)],
    ]);
    const { input, heard, brought } = open();
    const named = cuts.filter((name) => name !== null);
    for (const name of cuts.slice(0, -1)) input.show(name === null ? null : (ids.get(name) ?? null));
    // Everything that was begun for what was shown is there.
    await waitFor(() => consumers.length === named.length - 1, { what: 'a consumer for each cut' });
    input.show(ids.get('b') ?? null);
    await waitFor(() => brought.times === named.length && brought.held === 1, {
      what: 'all but the last to be let go',
    });
    await waitFor(() => heard.includes('b'), { what: 'the last one' });
    expect(openConsumers().map(({ producerId }) => producerId)).toEqual([ids.get('b')]);
    const sinceMark = heard.push('mark');
    await waitFor(() => heard.length > sinceMark + 20, { what: 'more packets' });
    expect(new Set(heard.slice(sinceMark))).toEqual(new Set(['b']));
  });
});
