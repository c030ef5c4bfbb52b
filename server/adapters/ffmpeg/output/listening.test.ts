/** A port is told as listening when somebody listens, not before. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { whenListening } from './listening.ts';

it('[T30] waits until somebody listens on the port', async () => {
  const first = createSocket('udp4').bind(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address();
  await whenListening(port, new AbortController().signal);
  first.close();
  await once(first, 'close');
  let isListening = false;
  const waiting = whenListening(port, new AbortController().signal).then(() => isListening);
  const second = createSocket('udp4');
  setTimeout(() => {
    isListening = true;
    second.bind(port, '127.0.0.1');
  }, 100);
  expect(await waiting).toBe(true);
  second.close();
});

it('waits no longer than it is wanted', async () => {
  const free = createSocket('udp4').bind(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  await once(free, 'close');
  const wanted = new AbortController();
  const waiting = whenListening(port, wanted.signal);
  wanted.abort();
  await waiting;
});
