/** Checks which sockets follow from the configuration, and how sources are summed up. */
import { describe, expect, it } from 'vitest';
import { defaultMediasoupConfig, findLanAddress, listenInfos } from './config.ts';
import { sumStreams } from './stats.ts';

const config = defaultMediasoupConfig(2);

describe('listenInfos', () => {
  it('is UDP and TCP on one port, on loopback and on the local network', () => {
    expect(listenInfos(config, 0, '192.0.2.7')).toEqual([
      { protocol: 'udp', ip: '127.0.0.1', port: 44_400 },
      { protocol: 'tcp', ip: '127.0.0.1', port: 44_400 },
      { protocol: 'udp', ip: '192.0.2.7', port: 44_400 },
      { protocol: 'tcp', ip: '192.0.2.7', port: 44_400 },
    ]);
  });

  it('gives each worker its own port', () => {
    expect(listenInfos(config, 2, undefined).map(({ port }) => port)).toEqual([44_402, 44_402]);
  });

  it('leaves the port open when it is 0', () => {
    expect(listenInfos({ ...config, port: 0 }, 1, undefined)[0]).toEqual({
      protocol: 'udp',
      ip: '127.0.0.1',
    });
  });

  it('announces another address from one wildcard socket', () => {
    expect(listenInfos({ ...config, announcedAddress: 'media.example' }, 0, '192.0.2.7')).toEqual([
      { protocol: 'udp', ip: '0.0.0.0', announcedAddress: 'media.example', port: 44_400 },
      { protocol: 'tcp', ip: '0.0.0.0', announcedAddress: 'media.example', port: 44_400 },
    ]);
  });

  it('listens where it is told', () => {
    const infos = listenInfos({ ...config, listenIps: ['198.51.100.1'] }, 0, '192.0.2.7');
    expect(new Set(infos.map(({ ip }) => ip))).toEqual(new Set(['198.51.100.1']));
  });
});

describe('defaultMediasoupConfig', () => {
  it.each([
    [1, 1],
    [2, 1],
    [8, 7],
  ])('on %i cores there are %i workers', (cores, workers) => {
    expect(defaultMediasoupConfig(cores).workers).toBe(workers);
  });
});

describe('findLanAddress', () => {
  const v4 = { netmask: '', mac: '', cidr: null, family: 'IPv4' as const };

  it('skips loopback and IPv6', () => {
    const found = findLanAddress({
      lo: [{ ...v4, address: '127.0.0.1', internal: true }],
      eth0: [
        { ...v4, address: 'fe80::1', internal: false, family: 'IPv6', scopeid: 2 },
        { ...v4, address: '192.0.2.7', internal: false },
      ],
    });
    expect(found).toBe('192.0.2.7');
  });

  it('finds nothing on a machine of its own', () => {
    expect(findLanAddress({ lo: [{ ...v4, address: '127.0.0.1', internal: true }] })).toBeUndefined();
  });
});

describe('sumStreams', () => {
  it('adds layers up and takes the best mark and the worst loss', () => {
    const low = { bitrate: 100, packetCount: 10, packetsLost: 1, fractionLost: 64, score: 7 };
    const high = { bitrate: 900, packetCount: 90, packetsLost: 2, fractionLost: 0, score: 9 };
    expect(sumStreams([low, high])).toEqual({
      bitrateBps: 1_000,
      packets: 100,
      packetsLost: 3,
      roundTripMs: null,
      lossShare: 0.25,
      score: 9,
    });
  });

  it('a silent source is all zeros', () => {
    expect(sumStreams([])).toEqual({
      bitrateBps: 0,
      packets: 0,
      packetsLost: 0,
      lossShare: 0,
      score: 0,
      roundTripMs: null,
    });
  });
});
