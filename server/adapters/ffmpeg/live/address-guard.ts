/** Which addresses may be reached on behalf of somebody else: those of the public network only, and none of this machine. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Private, shared, loopback, link-local, multicast and reserved ranges, and those that lead to them in disguise. */
const IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const IPV6 = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const FORBIDDEN = new BlockList();
for (const [net, prefix] of IPV4) FORBIDDEN.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of IPV6) FORBIDDEN.addSubnet(net, prefix, 'ipv6');

/** Somebody asked for an address that must not be reached. */
export class ForbiddenAddressError extends Error {}

export interface Guard {
  /** The first address of a host that may be reached; rejects when there is none, or no such host. */
  resolve(host: string): Promise<string>;
}

export class AddressGuard implements Guard {
  readonly #mayReachAll: boolean;

  constructor(mayReachAll: boolean) {
    this.#mayReachAll = mayReachAll;
  }

  async resolve(host: string): Promise<string> {
    const name = host.replace(/^\[(.*)\]$/, '$1');
    const found = isIP(name) === 0 ? await lookup(name, { all: true }) : [{ address: name }];
    const allowed = found.find(({ address }) => this.#mayReach(address));
    if (allowed === undefined) throw new ForbiddenAddressError(`${name} is not to be reached`);
    return allowed.address;
  }

  #mayReach(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (this.#mayReachAll) return true;
    return !FORBIDDEN.check(address, family) && !ownAddresses().check(address, family);
  }
}

/** Of this machine, which its own firewall does not guard from itself. Looked up anew: addresses come and go. */
function ownAddresses(): BlockList {
  const own = new BlockList();
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((one) => one ?? [])) {
    own.addAddress(address, family === 'IPv6' ? 'ipv6' : 'ipv4');
  }
  return own;
}
