/** What can be set about the media workers, and the sockets that follow from it. */
import type { NetworkInterfaceInfo } from 'node:os';
import type { types } from 'mediasoup';
import type { IceServer } from '#shared/features/stage/media-schemas.ts';

/** What a worker carries before others are used as well; the one place for these marks. */
export interface FullAt {
  /** WebRTC paths: viewers, publishers, and the tiles of a desk. */
  readonly paths: number;
  /** Share of a core. */
  readonly load: number;
}

export interface MediasoupConfig {
  /** Worker processes; a room begins on one of them and spreads to others when that one is full. */
  readonly workers: number;
  readonly fullAt: FullAt;
  /** How long a track still goes to another worker after the last one there has left it. */
  readonly pipeLingerMs: number;
  /** UDP and TCP port of the first worker, the next one takes the next port; 0 lets each find a free one. */
  readonly port: number;
  /** Addresses to listen on; empty means loopback and the first address of the local network. */
  readonly listenIps: readonly string[];
  /** Name or address clients are told instead, for a machine behind NAT. */
  readonly announcedAddress?: string | undefined;
  /** STUN and TURN servers handed to clients. */
  readonly iceServers: readonly IceServer[];
  /** What one publisher may send, bits per second. */
  readonly maxPublishBps: number;
  /** Where feeds on this machine send plain RTP. */
  readonly ingestIp: string;
}

/** Settings for one machine: on two cores one worker leaves the other core to Node. */
export function defaultMediasoupConfig(cores: number): MediasoupConfig {
  return {
    workers: Math.max(1, cores - 1),
    // Of load well below what is too much, for it is measured every two seconds only and crowds come faster.
    fullAt: { paths: 300, load: 0.6 },
    pipeLingerMs: 60_000,
    port: 44_400,
    listenIps: [],
    iceServers: [],
    maxPublishBps: 4_000_000,
    ingestIp: '127.0.0.1',
  };
}

/**
 * The sockets of worker `index`. Every address gets UDP and TCP on the same port: a firewall rule
 * is easier to ask for when it is one number.
 */
export function listenInfos(
  config: MediasoupConfig,
  index: number,
  lanAddress: string | undefined,
): types.TransportListenInfo[] {
  const port = config.port === 0 ? {} : { port: config.port + index };
  const announced =
    config.announcedAddress === undefined ? {} : { announcedAddress: config.announcedAddress };
  const protocols = ['udp', 'tcp'] as const;
  return listenIps(config, lanAddress).flatMap((ip) =>
    protocols.map((protocol) => ({ protocol, ip, ...announced, ...port })),
  );
}

function listenIps(config: MediasoupConfig, lanAddress: string | undefined): readonly string[] {
  if (config.listenIps.length > 0) return config.listenIps;
  // Behind NAT one wildcard socket is enough: the announced name stands in for all addresses.
  if (config.announcedAddress !== undefined) return ['0.0.0.0'];
  return lanAddress === undefined ? ['127.0.0.1'] : ['127.0.0.1', lanAddress];
}

/** The first IPv4 address that others on the local network can reach. */
export function findLanAddress(
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>,
): string | undefined {
  for (const addresses of Object.values(interfaces)) {
    const found = addresses?.find(({ family, internal }) => family === 'IPv4' && !internal);
    if (found !== undefined) return found.address;
  }
  return undefined;
}
