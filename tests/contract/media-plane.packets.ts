/** Real packets on a router: some that arrive, and more than it likes. */
import type { types } from 'mediasoup';

/** Resolves when so many packets of a producer have come out of this very router. */
export async function packetsOf(router: types.Router, producerId: string, count: number): Promise<void> {
  const transport = await router.createDirectTransport();
  const consumer = await transport.consume({ producerId, rtpCapabilities: router.rtpCapabilities });
  await new Promise<void>((resolve, reject) => {
    let left = count;
    const timer = setTimeout(() => reject(new Error(`${left} of ${count} packets did not come`)), 20_000);
    consumer.on('rtp', () => {
      left -= 1;
      if (left > 0) return;
      clearTimeout(timer);
      resolve();
    });
  });
  transport.close();
}

const EVERY_MS = 5;
const PACKETS_EACH_TIME = 20;
const RECEIVERS = 20;

/** Gives the router's worker work to do, until the answer is called. */
export async function keepBusy(router: types.Router): Promise<() => void> {
  const transport = await router.createDirectTransport();
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: 4_711 }],
    },
  });
  const { rtpCapabilities } = router;
  for (let i = 0; i < RECEIVERS; i += 1) {
    await transport.consume({ producerId: producer.id, rtpCapabilities });
  }
  let sequence = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < PACKETS_EACH_TIME; i += 1) {
      sequence += 1;
      const packet = Buffer.alloc(200);
      packet.writeUInt16BE(0x80_6f, 0);
      packet.writeUInt16BE(sequence % 2 ** 16, 2);
      packet.writeUInt32BE((sequence * 960) % 2 ** 32, 4);
      packet.writeUInt32BE(4_711, 8);
      producer.send(packet);
    }
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    transport.close();
  };
}
