/** Runs the media plane's contract on the fake and on real workers, and sends real media through the latter. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { obtainMediaWorker } from '#scripts/media-worker/obtain.ts';
import { defaultMediasoupConfig } from '#server/adapters/mediasoup/config.ts';
import {
  createMediasoupMediaPlane,
  type MediasoupMediaPlane,
} from '#server/adapters/mediasoup/mediasoup-media-plane.ts';
import { createFakeMediaPlane } from '#server/adapters/memory/fake-media-plane.ts';
import type { Log } from '#server/ports/log.ts';
import { freePort } from '#tests/support/free-port.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { describeEgress } from './media-plane.egress.suite.ts';
import { describeHoldBack } from './media-plane.hold-back.suite.ts';
import { describeProgramme } from './media-plane.programme.suite.ts';
import { camera } from './media-plane.samples.ts';
import { describeStreams } from './media-plane.streams.suite.ts';
import { describeMediaPlane } from './media-plane.suite.ts';

const silent: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const worker = await obtainMediaWorker({ log: (line) => process.stderr.write(`${line}\n`) });
if ('missing' in worker) throw new Error(worker.missing);

const config = { ...defaultMediasoupConfig(2), port: 0 };
const startMediasoup = (more: Partial<typeof config> = {}) =>
  createMediasoupMediaPlane({
    config: { ...config, ...more },
    obtainBinary: async () => worker,
    log: silent,
  });

const startFake = async () => createFakeMediaPlane();
/** Every path beyond the first one of a worker goes to the other, and everything has to work all the same. */
const startSpread = async () => {
  const plane = startMediasoup({ workers: 2, fullAt: { paths: 1, load: 1 } });
  await waitFor(() => plane.workerPids().length === 2, { what: 'both workers' });
  return plane;
};
const whenReady = (plane: MediasoupMediaPlane) =>
  waitFor(() => plane.status().state === 'ready', { what: 'a worker' });
const killWorkersOf = (plane: MediasoupMediaPlane) => (): void => {
  for (const pid of plane.workerPids()) process.kill(pid, 'SIGKILL');
};

describeMediaPlane('fake', async () => {
  const plane = createFakeMediaPlane();
  return { plane, killWorkers: () => plane.simulateWorkerDeath() };
});
const planes = {
  mediasoup: async () => startMediasoup(),
  '[T47] mediasoup spread over workers': startSpread,
};
for (const [name, start] of Object.entries(planes)) {
  describeMediaPlane(name, async () => {
    const plane = await start();
    return { plane, killWorkers: killWorkersOf(plane) };
  });
}
for (const [name, start] of Object.entries({ fake: startFake, ...planes })) {
  describeStreams(name, start);
  describeHoldBack(name, start);
  describeEgress(name, start);
  describeProgramme(name, start);
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('mediasoup workers', () => {
  it('listens with UDP and TCP on one port, and frees it when closed', async () => {
    const port = await freePort();
    for (const round of ['first', 'second']) {
      const plane = startMediasoup({ port, listenIps: ['127.0.0.1'] });
      await whenReady(plane);
      const offer = await plane.createTransport({ roomId: 'r', ownerId: round, direction: 'send' });
      expect(
        offer.ok && offer.value.iceCandidates.map((candidate) => [candidate.protocol, candidate.port]),
      ).toEqual([
        ['udp', port],
        ['tcp', port],
      ]);
      const pids = plane.workerPids();
      await plane.close();
      expect(pids.filter(lives)).toEqual([]);
    }
  });

  it('takes other ports when its own is taken', async () => {
    const port = await freePort();
    const planes = [1, 2].map(() => startMediasoup({ port, listenIps: ['127.0.0.1'] }));
    for (const plane of planes) {
      await whenReady(plane);
      const offer = await plane.createTransport({ roomId: 'r', ownerId: 'a', direction: 'send' });
      expect(offer).toMatchObject({ ok: true });
    }
    await Promise.all(planes.map((plane) => plane.close()));
  });

  it('tells the announced address', async () => {
    const plane = startMediasoup({ announcedAddress: 'media.example' });
    await whenReady(plane);
    const offer = await plane.createTransport({ roomId: 'r', ownerId: 'a', direction: 'send' });
    expect(offer.ok && new Set(offer.value.iceCandidates.map(({ address }) => address))).toEqual(
      new Set(['media.example']),
    );
    await plane.close();
  });

  it('spreads rooms over its workers and loses only those of a worker that dies', async () => {
    const plane = startMediasoup({ workers: 2 });
    await waitFor(() => plane.workerPids().length === 2, { what: 'both workers' });
    await plane.join('one');
    await plane.join('two');
    const lost: string[] = [];
    plane.observe({ roomLost: (roomId) => void lost.push(roomId) });
    const [first] = plane.workerPids();
    if (first !== undefined) process.kill(first, 'SIGKILL');
    await waitFor(() => lost.length > 0 && plane.workerPids().length === 2, { what: 'the restart' });
    expect(lost).toHaveLength(1);
    await plane.close();
  });

  it('[T7] without a worker it says why and refuses every request', async () => {
    const plane = createMediasoupMediaPlane({
      config,
      obtainBinary: async () => ({ missing: 'nothing here' }),
      log: silent,
    });
    const who = { ownerId: 'a', roomId: 'r', sourceId: 'host' };
    const answers = await Promise.all([
      plane.join('r'),
      plane.createTransport({ ...who, direction: 'send' }),
      plane.openIngest({ ...who, videoCodec: 'VP8' }),
      plane.produce({ ...who, transportId: 't', ...camera }),
      plane.consume({ ...who, transportId: 't', producerId: 'p', rtpCapabilities: {} }),
      plane.restartIce({ ...who, transportId: 't' }),
      plane.openProgramme({ ...who, rtpCapabilities: {}, show: { video: null, audio: null } }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'media_unavailable' });
    expect(plane.status()).toEqual({ state: 'unavailable', reason: 'nothing here' });
    await plane.close();
  });

  it('can be closed while the binary is still being built', async () => {
    const plane = createMediasoupMediaPlane({
      config,
      obtainBinary: () => sleep(50).then(() => worker),
      log: silent,
    });
    await plane.close();
    expect(plane.workerPids()).toEqual([]);
  });
});
