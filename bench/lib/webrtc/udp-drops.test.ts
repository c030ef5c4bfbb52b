/** Checks of the counting of dropped datagrams, on a table as the kernel writes it and on a real socket. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseUdpDrops, udpDrops } from './udp-drops.ts';

const TABLE = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 1234: 0100007F:1F90 0100007F:AD84 01 00000000:00000000 00:00000000 00000000     0        0 33 2 0000000000000000 70
 1235: 0100007F:1F91 0100007F:AD84 01 00000000:00000900 00:00000000 00000000     0        0 34 2 0000000000000000 5
 1236: 0100007F:1F92 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 35 2 0000000000000000 9
`;

describe('parseUdpDrops', () => {
  it('adds up what the named sockets lost', () => {
    expect(parseUdpDrops(TABLE, new Set([8080, 8081]))).toBe(75);
    expect(parseUdpDrops(TABLE, new Set([1]))).toBe(0);
  });
});

describe('udpDrops', () => {
  it('counts together with what was read everything that was sent', async () => {
    const receiver = createSocket('udp4');
    receiver.bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    receiver.setRecvBufferSize(1);
    const { port } = receiver.address();
    const sender = createSocket('udp4');
    sender.connect(port, '127.0.0.1');
    await once(sender, 'connect');
    let read = 0;
    const last = new Promise<void>((resolve) => {
      receiver.on('message', (message) => {
        read += 1;
        if (message.length === 1) resolve();
      });
    });
    // All of it within one turn, so that nobody reads meanwhile.
    for (let at = 0; at < 50; at += 1) sender.send(Buffer.alloc(1_200));
    const again = setInterval(() => sender.send(Buffer.alloc(1)), 20);
    await last;
    clearInterval(again);
    expect(udpDrops(new Set([port]))).toBeGreaterThan(40);
    expect(udpDrops(new Set([port])) + read).toBeGreaterThanOrEqual(51);
    receiver.close();
    sender.close();
  });
});
