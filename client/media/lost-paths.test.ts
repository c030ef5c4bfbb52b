/** Which paths are told that the server has lost them, with the library's own transports and no network. */
import { Device } from 'mediasoup-client';
import {
  generateLocalDtlsParameters,
  generateNativeRtpCapabilities,
  generateNativeSctpCapabilities,
  generateRouterRtpCapabilities,
  generateTransportRemoteParameters,
} from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import { describe, expect, it } from 'vitest';
import { PaperSignalling } from '#tests/support/paper-media.ts';
import { type LinkCondition, offerFor, wireTransport } from './device.ts';

async function setUp() {
  const signalling = new PaperSignalling();
  const handlerFactory = FakeHandler.createFactory({
    generateNativeRtpCapabilities,
    generateNativeSctpCapabilities,
    generateLocalDtlsParameters,
  });
  const device = new Device({ handlerFactory });
  await device.load({ routerRtpCapabilities: generateRouterRtpCapabilities() });
  const open = (id: string, onCondition: (condition: LinkCondition) => void) => {
    const transport = device.createRecvTransport({ ...generateTransportRemoteParameters(), id });
    wireTransport(transport, signalling, onCondition);
    return transport;
  };
  const lose = (...transportIds: string[]) => {
    signalling.notify({ kind: 'pathsLost', transportIds });
  };
  return { signalling, open, lose };
}

describe('a path that the server lost', () => {
  it('[T49] has failed, and the other paths of the page go on', async () => {
    const { open, lose } = await setUp();
    const told: string[] = [];
    for (const id of ['home', 'away', 'far']) open(id, (condition) => told.push(`${id} ${condition}`));
    lose('away', 'far', 'somebody else');
    expect(told).toEqual(['away failed', 'far failed']);
  });

  it('[T49] is told of it once, and not after it was closed', async () => {
    const { open, lose } = await setUp();
    const told: string[] = [];
    open('one', (condition) => told.push(condition));
    open('two', (condition) => told.push(condition)).close();
    lose('one', 'two');
    lose('one');
    expect(told).toEqual(['failed']);
  });

  it('[T49] is told of it also when it was lost before the browser had its end', async () => {
    const { signalling, open, lose } = await setUp();
    await expect(offerFor(signalling, 'receive')).rejects.toThrow();
    lose('slow');
    const told: string[] = [];
    open('slow', (condition) => told.push(condition));
    expect(told).toEqual(['failed']);
  });
});
